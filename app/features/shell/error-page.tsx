import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";
import { Forbidden } from "./forbidden";
import { NoRecord } from "./no-record";

/** What a page says that could not be shown: a record out of reach, a right that is missing, or a defect of ours (FM-16). */
export function ErrorPage() {
  const error = useRouteError();
  const t = useT();
  if (!isRouteErrorResponse(error)) return <Down />;
  const data = error.data as { kind?: string; permission?: Permission } | undefined;
  const home = <ButtonLink to="/">{t("page.home")}</ButtonLink>;
  if (data?.kind === "not_found") return <NoRecord />;
  if (data?.kind === "preview")
    return (
      <ErrorState
        kind="refused"
        title={t("preview.read_only")}
        text={t("preview.read_only.line")}
        action={home}
      />
    );
  if (data?.kind === "limit" || data?.kind === "limit_busy")
    return (
      <ErrorState
        kind="refused"
        title={t(data.kind === "limit" ? "work.refused.limit_reached" : "work.refused.limit_busy")}
        action={home}
      />
    );
  if (error.status === 403) return <Forbidden permission={data?.permission} />;
  if (error.status >= 500) return <Down />;
  const page = error.status === 404 ? "not_found" : "bad_request";
  return (
    <ErrorState kind="missing" title={t(`page.${page}.title`)} text={t(`page.${page}.text`)} action={home} />
  );
}

function Down() {
  const t = useT();
  return (
    <ErrorState
      kind="down"
      title={t("page.down.title")}
      text={t("page.down.text")}
      action={
        <ButtonLink to="" reloadDocument>
          {t("act.retry")}
        </ButtonLink>
      }
    />
  );
}
