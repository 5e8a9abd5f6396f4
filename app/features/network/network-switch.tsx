import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { NetworkView } from "./network-view";
import { useWire } from "./use-network-form";

/** Whether the list is on, where the viewer stands, and the one button that changes it. */
export function NetworkSwitch({ view }: { view: NetworkView }) {
  const t = useT();
  const wire = useWire();
  const { mine, isOn } = view;
  const submit = (fields: Record<string, string>) => wire.submit(fields, { method: "post" });
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="text-md font-semibold">{t(isOn ? "network.enabled" : "network.disabled")}</p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
            {mine === null ? (
              t("network.unknown_address")
            ) : (
              <>
                <span className="break-all">{t("network.your_address", { ip: mine.address })}</span>
                {view.entries.length > 0 && (
                  <Badge tone={mine.isListed ? "ok" : "held"}>
                    {t(mine.isListed ? "network.covered" : "network.not_covered")}
                  </Badge>
                )}
              </>
            )}
          </p>
        </div>
        {isOn ? (
          <ConfirmDialog
            trigger={<Button>{t("network.switch_off")}</Button>}
            title={t("network.off.title")}
            description={t("network.off.text")}
            confirm={t("network.switch_off")}
            tone="primary"
            onConfirm={() => submit({ intent: "off" })}
          />
        ) : (
          view.entries.length > 0 && (
            <Button
              variant="primary"
              loading={wire.state !== "idle" && wire.formData?.get("intent") === "on"}
              onClick={() => submit({ intent: "on" })}
            >
              {t("network.switch_on")}
            </Button>
          )
        )}
      </div>
    </Card>
  );
}
