import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Switch } from "~/ui/switch";
import { ExemptPeople } from "./exempt-people";
import type { NetworkView } from "./network-view";
import { useWire } from "./use-network-form";

/** Who passes anyway, what else the list covers, and the ways back in. */
export function NetworkOptions({ view }: { view: NetworkView }) {
  const t = useT();
  const wire = useWire();
  const submit = (fields: Record<string, string>) => wire.submit(fields, { method: "post" });
  return (
    <>
      <ExemptPeople exempt={view.exempt} />
      <Card title={t("network.options")}>
        <div className="flex flex-col gap-4 pt-1">
          <Switch
            label={t("network.tokens")}
            hint={t("network.tokens_hint")}
            checked={view.coversTokens}
            onChange={(event) =>
              submit({ intent: "tokens", ...(event.currentTarget.checked && { covers: "on" }) })
            }
          />
          <Switch
            label={t("network.owner_mail")}
            checked={view.ownerLink}
            onChange={(event) =>
              submit({ intent: "owner_link", ...(event.currentTarget.checked && { allowed: "on" }) })
            }
          />
        </div>
      </Card>
      <Card
        title={t("recovery.codes.title")}
        description={
          view.codesLeft === null ? t("recovery.codes.none") : t("recovery.codes.left", { n: view.codesLeft })
        }
        action={
          view.codesLeft !== null && (
            <ConfirmDialog
              trigger={<Button size="sm">{t("recovery.codes.make")}</Button>}
              title={t("recovery.codes.make")}
              description={t("recovery.codes.remake")}
              confirm={t("recovery.codes.make")}
              tone="primary"
              onConfirm={() => submit({ intent: "codes" })}
            />
          )
        }
      />
    </>
  );
}
