import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";

/** Stands on every page of the demo company (first-minutes 2), with the way to a company of one's own. */
export function DemoLabel() {
  const t = useT();
  return (
    <Form method="post" action="/setup" className="flex items-center gap-2" title={t("first.demo.line")}>
      <Badge tone="info">{t("first.demo")}</Badge>
      <button
        type="submit"
        name="intent"
        value="own"
        className="min-h-8 truncate rounded-md px-1.5 text-sm text-muted underline underline-offset-2 hover:text-ink"
      >
        {t("first.own_company")}
      </button>
    </Form>
  );
}
