import type { Permission } from "~/domain/access";
import type { LimitRefusal } from "~/domain/activity/deed";

/**
 * Why something was not done in a chat. `claimed`: somebody has answered the client first; `cannot_take`: whom the chat
 * was to be given to is held, gone, or may not answer there.
 */
export type ChatRefused =
  | { refusal: "not_found" | "conflict" | "not_receiving" | "closed" | "cannot_take" }
  | { refusal: "forbidden"; permission: Permission }
  | { refusal: "claimed"; by: string }
  | LimitRefusal;
export type ChatOutcome = { ok: true } | ({ ok: false } & ChatRefused);
