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
    <span className="block min-w-0">
      <StatusDot tone={TONES[state]}>{t(`mailstate.${state}`)}</StatusDot>
      {reason !== null && <span className="block text-sm text-muted">{t(`mailreason.${reason}`)}</span>}
    </span>
  );
}

export function KindName({ kind }: { kind: MailKind }) {
  return <>{useT()(`mailkind.${kind}`)}</>;
}
