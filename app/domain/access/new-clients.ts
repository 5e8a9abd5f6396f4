import type { ChatRoleKey } from "./templates";

/** The chat role as the window "Select roles" shows it; `custom` = an own role, null = "No chat role". */
export type ChatRole = ChatRoleKey | "custom" | null;

/** A saved switch of one person: for one source, or for the whole connection when the source is null. */
export type NewClientSwitch = { connectionId: number; sourceId: number | null; isOn: boolean };

/** The switch before anybody touched it [WZ-06]: on for Supervisor, off for the others. */
export function receivesByDefault(role: ChatRole): boolean {
  return role === "chat_supervisor";
}

/** Roles whose switch is fixed off: who only observes, and who has no chats. */
export function isSwitchFixed(role: ChatRole): boolean {
  return role === "chat_quality_control" || role === null;
}

/** Does the person receive new clients here? The source's switch, else the connection's, else the role's default. */
export function receivesNewClients(
  role: ChatRole,
  switches: readonly NewClientSwitch[],
  place: { connectionId: number; sourceId: number },
): boolean {
  if (isSwitchFixed(role)) return false;
  const here = switches.filter(({ connectionId }) => connectionId === place.connectionId);
  const saved =
    here.find(({ sourceId }) => sourceId === place.sourceId) ??
    here.find(({ sourceId }) => sourceId === null);
  return saved?.isOn ?? receivesByDefault(role);
}

export const CLIENT_STANDINGS = ["new", "orphan", "known"] as const;
export type ClientStanding = (typeof CLIENT_STANDINGS)[number];

/**
 * What the client is at message arrival: `new` without a CRM contact, `orphan` when the contact's
 * responsible is missing, held or gone; both go to the people whose switch is on.
 */
export function clientStanding(facts: { hasContact: boolean; isResponsibleActive: boolean }): ClientStanding {
  if (!facts.hasContact) return "new";
  return facts.isResponsibleActive ? "known" : "orphan";
}

/** True when the chat is shown to people whose switch is on, besides those who read any chat. */
export function isOfferedAsNew(standing: ClientStanding, receives: boolean): boolean {
  return standing !== "known" && receives;
}

export const CLAIM_REFUSALS = ["already_claimed", "not_receiving", "not_allowed"] as const;
export type ClaimVerdict =
  | { ok: true; responsibleId: number }
  | { ok: false; refusal: (typeof CLAIM_REFUSALS)[number]; responsibleId: number | null };

/**
 * Mode `first_reply`: the first message sent to the client makes its author responsible; opening does
 * not. Decide in one synchronous turn with the write, then exactly one of two replies wins.
 * `receives` and `mayReply` are as of that turn; a reader of any chat may answer with the switch off.
 */
export function decideClaim(facts: {
  claimantId: number;
  responsibleId: number | null;
  receives: boolean;
  readsAny: boolean;
  mayReply: boolean;
}): ClaimVerdict {
  const { claimantId, responsibleId } = facts;
  if (responsibleId === claimantId) return { ok: true, responsibleId };
  if (responsibleId !== null) return { ok: false, refusal: "already_claimed", responsibleId };
  if (!facts.receives && !facts.readsAny) return { ok: false, refusal: "not_receiving", responsibleId };
  if (!facts.mayReply) return { ok: false, refusal: "not_allowed", responsibleId };
  return { ok: true, responsibleId: claimantId };
}
