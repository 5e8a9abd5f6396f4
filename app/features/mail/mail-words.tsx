import type { MailKind } from "~/domain/mail/kinds";
import type { MailReason, MailState } from "~/domain/mail/states";
import { useT } from "~/i18n/react";
import { StatusDot } from "~/ui/badge";
import type { Tone } from "~/ui/tone";

const TONES: Record<MailState, Tone> = { queued: "held", sent: "ok", failed: "refused", skipped: "neutral" };

/** What became of a mail, and why, in words. */
export function MailFate({ state, reason }: { state: MailState; reason: MailReason | null }) {
  const t = useT();
  return (
    <StatusDot tone={TONES[state]}>
      {t(`mailstate.${state}`)}
      {reason !== null && <span className="text-subtle"> · {t(`mailreason.${reason}`)}</span>}
    </StatusDot>
  );
}

export function KindName({ kind }: { kind: MailKind }) {
  return <>{useT()(`mailkind.${kind}`)}</>;
}
