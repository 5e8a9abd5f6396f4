import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { gateAct } from "./gate-act";
import type { GateMessage } from "./gate-message.server";
import { gateSentence } from "./gate-sentence";

/** The one sentence that says what stands in the way, with at most one thing to do about it. */
export function GateNotice({ message, tone }: { message: GateMessage | null; tone: "danger" | "info" }) {
  const t = useT();
  const format = useFormat();
  const now = useMadeAt();
  const sentence = message === null ? null : gateSentence(message, t, format, now);
  if (message === null || sentence === null) return null;
  return (
    <div className="mb-4">
      <Banner tone={tone} title={sentence} announce={tone === "danger"} action={gateAct(message)} />
    </div>
  );
}
