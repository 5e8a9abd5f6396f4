import type { ComponentType } from "react";
import type { GateReason } from "~/domain/session/reasons";
import { AskRestore } from "../limits/ask-restore";
import { AskAccess } from "../network/ask-access";
import type { GateMessage } from "./gate-message.server";

/** What a refused person can do besides trying again, by reason ("Ask for access"). */
const ACTS: Partial<Record<GateReason, ComponentType<{ message: GateMessage }>>> = {
  ip_denied: AskAccess,
  limit: AskRestore,
};

/** Undefined when there is nothing to do. */
export function gateAct(message: GateMessage) {
  const Act = ACTS[message.reason];
  return Act && <Act message={message} />;
}
