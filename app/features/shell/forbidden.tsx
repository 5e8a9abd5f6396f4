import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";
import { SubmitButton } from "~/ui/submit-button";
import { useDesk } from "./desk-data";
import { useAdministrator } from "./use-administrator";

/** "Ask for access"; not for who looks as an employee: the answer would be no anyhow. */
export function AskFor({ permission }: { permission: Permission | undefined }) {
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

/** A page without its right: which one it is, who can grant it, and what else is to be said. */
export function Forbidden({
  permission,
  children,
}: {
  permission: Permission | undefined;
  children?: ReactNode;
}) {
  const t = useT();
  const name = useAdministrator();
  const right = permission && t(`perm.${permission}`);
  return (
    <ErrorState
      kind="refused"
      title={t("page.forbidden.title")}
      text={
        <>
          {right &&
            (name
              ? t("page.forbidden.text", { permission: right, name })
              : t("page.forbidden.function", { permission: right }))}
          {children}
        </>
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
