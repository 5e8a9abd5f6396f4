import type { Origin } from "../log/entry";
import { minutes } from "../time/durations";

/** How long "View as this employee" lasts, ms (architecture, "View as"). At the last instant it is over. */
export const PREVIEW_MS = minutes(30);

/** What an admitted preview says of itself: who looks, at whose work, until when. */
export type PreviewFact = {
  actor: { user: number; publicId: string; name: string; version: number };
  subject: { publicId: string; name: string };
  /** Instant in ms. */
  until: number;
};

export type StartPreview = {
  tokenHash: string;
  /** Hash of the token that takes its place (ASVS 7.2.4). */
  newHash: string;
  subject: number;
  now: number;
  origin: Origin;
};
/** `until`: the session's own deadline, for the cookie. */
export type PreviewStarted = { ok: true; until: number } | { ok: false };

export type EndPreview = { tokenHash: string; newHash: string; now: number; origin: Origin };
/** Null when there was no preview; `subject`: whose it was, as a public id. */
export type PreviewEnded = { user: number; until: number; subject: string | null } | null;
