import { Form, isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";
import { SubmitButton } from "~/ui/submit-button";
import { useDesk } from "./desk-data";
import { useAdministrator } from "./use-administrator";

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

/** Rights by which the records of a page are seen; what was asked for stands in the address alone. */
const SEEN_BY: Record<string, Permission> = {
  deals: "deals.view",
  contacts: "contacts.view",
  companies: "companies.view",
  tasks: "tasks.view",
  chats: "conversations.history",
};

/** The same words whether the record exists or not, and a way to ask for access that names nobody (semantics 1). */
function NoRecord() {
  const t = useT();
  const [, area = ""] = useLocation().pathname.split("/");
  return (
    <ErrorState
      kind="missing"
      title={t("record.none")}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <ButtonLink to="/">{t("page.home")}</ButtonLink>
          <AskFor permission={SEEN_BY[area]} />
        </div>
      }
    />
  );
}

/** "Ask for access"; not for who looks as an employee: the answer would be no anyhow. */
function AskFor({ permission }: { permission: Permission | undefined }) {
  const t = useT();
  const isPreview = useDesk()?.preview != null;
  if (permission === undefined || isPreview) return null;
  return (
    <Form method="post" action="/ask">
      <input type="hidden" name="permission" value={permission} />
      <SubmitButton variant="secondary">{t("act.ask_access")}</SubmitButton>
    </Form>
  );
}

function Forbidden({ permission }: { permission: Permission | undefined }) {
  const t = useT();
  const name = useAdministrator();
  const right = permission && t(`perm.${permission}`);
  return (
    <ErrorState
      kind="refused"
      title={t("page.forbidden.title")}
      text={
        right &&
        (name
          ? t("page.forbidden.text", { permission: right, name })
          : t("page.forbidden.function", { permission: right }))
      }
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <ButtonLink to="/">{t("page.home")}</ButtonLink>
          <AskFor permission={permission} />
        </div>
      }
    />
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
