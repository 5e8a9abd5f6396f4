import { type MailKind, traitsOf } from "./kinds";
import type { MailReason } from "./states";

export type MailFacts = {
  kind: MailKind;
  /** Null for somebody who is no person of the company yet, or whose address was typed on purpose. */
  person: null | {
    isDeleted: boolean;
    isHeld: boolean;
    /** The address of the sign-in. */
    email: string;
    /** Another address for notices, when it is confirmed [MC-48]. */
    noticeEmail: string | null;
    hasSwitchedOff: boolean;
    /** The mailbox refused three letters in a row. */
    isBroken: boolean;
  };
  /** The address that was given with the mail. */
  address: string;
  expiresAt: number;
};
export type MailDecision = { send: string } | { skip: MailReason };

/** How many refusals in a row make a mailbox count as broken (semantics 13). */
export const BROKEN_AFTER = 3;

/** Whether a mail still goes out, and where to (semantics 13): decided at the moment of sending, not of writing. */
export function decideMail(facts: MailFacts, now: number): MailDecision {
  const { kind, person } = facts;
  const traits = traitsOf(kind);
  if (now >= facts.expiresAt) return { skip: "expired" };
  if (person === null) return facts.address === "" ? { skip: "no_receiver" } : { send: facts.address };
  if (person.isDeleted) return { skip: "no_receiver" };
  if (person.isHeld && !traits.whileHeld) return { skip: "held" };
  if (!traits.security && person.hasSwitchedOff) return { skip: "switched_off" };
  if (!traits.security && person.isBroken) return { skip: "broken" };
  // A test goes where notices go, or it would test nothing.
  const isNotice = !traits.security || kind === "test";
  const address = isNotice ? (person.noticeEmail ?? person.email) : person.email;
  return address === "" ? { skip: "no_receiver" } : { send: address };
}
