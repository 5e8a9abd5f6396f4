import { days } from "../time/durations";

/** How long a company that is being closed can still be kept (AU-23). */
export const GRACE_MS = days(30);
/** A full copy counts as "exported first" when it is not older than this. */
export const COPY_COUNTS_MS = days(1);

/** open: nobody asked · grace: only owners come in, and may keep it · over: nobody comes in, everything is erased. */
export type ClosingState = "open" | "grace" | "over";

/** `closingAt`: the instant (ms) at which erasing begins; null = the company is open. */
export function closingState(closingAt: number | null | undefined, now: number): ClosingState {
  if (closingAt == null) return "open";
  return now < closingAt ? "grace" : "over";
}

/** Owners' browsers only, and only within the grace: a token is refused whoever made it (semantics 14). */
export function mayComeIn(
  closingAt: number | null | undefined,
  who: { isOwner: boolean; kind: "browser" | "token" },
  now: number,
): boolean {
  const state = closingState(closingAt, now);
  return state === "open" || (state === "grace" && who.isOwner && who.kind === "browser");
}

/** Whole days left, the last one counted as a day. */
export const daysLeft = (closingAt: number, now: number) =>
  Math.max(0, Math.ceil((closingAt - now) / days(1)));

/** Owners are reminded by mail this many days before the end, once each (AU-23). */
export const REMINDED_AT_DAYS = [7, 1] as const;

/** Which of the reminders is due now; null: none yet, or the end has come. Of two that were missed only the later. */
export function dueReminder(closingAt: number, now: number): (typeof REMINDED_AT_DAYS)[number] | null {
  if (now >= closingAt) return null;
  return REMINDED_AT_DAYS.findLast((left) => closingAt - now <= days(left)) ?? null;
}

/** Whether somebody typed the company's name: case counts, spaces around and between words do not. */
export const isTypedName = (typed: string, name: string) => plain(typed) === plain(name);

const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/gu, " ");
