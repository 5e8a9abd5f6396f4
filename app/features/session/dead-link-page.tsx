import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { GateFrame } from "./gate-frame";
import type { GateMessage } from "./gate-message.server";
import { GateNotice } from "./gate-notice";

/** Where nothing can be typed any more: why, and the way on. */
export function DeadLinkPage({ title, message }: { title: string; message: GateMessage | null }) {
  const t = useT();
  return (
    <GateFrame title={title} below={<Link to="/login">{t("gate.back")}</Link>}>
      <GateNotice message={message} tone="danger" />
      {message?.reason === "expired_link" && (
        <ButtonLink to="/reset" variant="primary" full>
          {t("reset.again")}
        </ButtonLink>
      )}
    </GateFrame>
  );
}
