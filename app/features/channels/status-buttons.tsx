import { Form } from "@remix-run/react";
import { Pause, Play, Power } from "lucide-react";
import type { ChannelStatus } from "~/domain/channels/channels";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { SubmitButton } from "~/ui/submit-button";

type Props = { channel: { name: string; status: ChannelStatus }; inQueue: number };

/** Pausing and switching off ask first and can be undone; connecting again takes nothing from anybody. */
export function StatusButtons({ channel: { name, status }, inQueue }: Props) {
  const t = useT();
  return (
    <>
      {status !== "connected" && (
        <Form method="post">
          <input type="hidden" name="intent" value="status" />
          <input type="hidden" name="status" value="connected" />
          <SubmitButton variant="secondary" icon={<Play size={16} />}>
            {t("channels.switch_on")}
          </SubmitButton>
        </Form>
      )}
      {status === "connected" && (
        <ConfirmDialog
          trigger={<Button icon={<Pause size={16} />}>{t("channels.pause")}</Button>}
          title={t("channels.pause.confirm", { name })}
          description={t("channels.pause.what")}
          confirm={t("channels.pause")}
          tone="primary"
          fields={{ intent: "status", status: "paused" }}
        />
      )}
      {status !== "off" && (
        <ConfirmDialog
          trigger={<Button icon={<Power size={16} />}>{t("channels.switch_off")}</Button>}
          title={t("channels.off.confirm", { name })}
          description={t("channels.off.what", { n: inQueue })}
          confirm={t("channels.switch_off")}
          fields={{ intent: "status", status: "off" }}
        />
      )}
    </>
  );
}
