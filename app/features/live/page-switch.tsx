import { Form, useSubmit } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Switch } from "~/ui/switch";

/** The column "Page" for the whole company: off until somebody who answers for the settings turns it on (FM-14). */
export function PageSwitch({ on, mayChange }: { on: boolean; mayChange: boolean }) {
  const t = useT();
  const submit = useSubmit();
  if (!mayChange) return on ? null : <p className="max-w-64 text-sm text-subtle">{t("live.page_off")}</p>;
  return (
    <Form
      method="post"
      action="/activity"
      className="flex items-center gap-2"
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
    >
      <input type="hidden" name="intent" value="page" />
      <Switch key={String(on)} name="on" value="1" defaultChecked={on} label={t("live.page_switch")} />
      <noscript>
        <Button type="submit" size="sm">
          {t("act.save")}
        </Button>
      </noscript>
    </Form>
  );
}
