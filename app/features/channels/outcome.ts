import type { GrantRefusal } from "~/domain/access";

/** What became of a change of a channel; `refusal` names why nothing was written. */
export const CHANNEL_REFUSALS = ["not_found", "not_allowed", "taken", "full", "conflict"] as const;
export type ChannelRefusal = (typeof CHANNEL_REFUSALS)[number];
export type ChannelOutcome =
  | { ok: true; pending: boolean; publicId?: string }
  | { ok: false; refusal: ChannelRefusal | GrantRefusal["code"] };
