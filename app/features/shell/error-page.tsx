import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";

/** What a page says that could not be shown: a record out of reach, a right that is missing, or a defect of ours. */
export function ErrorPage() {
  const error = useRouteError();
  const t = useT();
  const home = <ButtonLink to="/">{t("page.home")}</ButtonLink>;
  if (isRouteErrorResponse(error)) {
    const data = error.data as { kind?: string; permission?: Permission } | undefined;
    if (data?.kind === "not_found")
      return <ErrorState kind="missing" title={t("record.none")} action={home} />;
    if (error.status === 404)
      return (
        <ErrorState
          kind="missing"
          title={t("page.not_found.title")}
          text={t("page.not_found.text")}
          action={home}
        />
      );
    if (error.status === 403) {
      const text = data?.permission
        ? t("page.forbidden.function", { permission: t(`perm.${data.permission}`) })
        : undefined;
      return <ErrorState kind="refused" title={t("page.forbidden.title")} text={text} action={home} />;
    }
    if (error.status === 503)
      return <ErrorState kind="down" title={t("page.down.title")} text={t("page.down.text")} action={home} />;
    if (error.status < 500)
      return (
        <ErrorState
          kind="missing"
          title={t("page.bad_request.title")}
          text={t("page.bad_request.text")}
          action={home}
        />
      );
  }
  return <ErrorState kind="down" title={t("page.down.title")} text={t("page.down.text")} action={home} />;
}
