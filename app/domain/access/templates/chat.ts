import { template } from "./template";

/** Chat roles, one per person and CRM connection (roles.md R1). Conversation cells only (R2). */
export const CHAT_TEMPLATES = {
  /** Reads everything, talks to any client [WZ-08]. */
  chat_supervisor: template("chat_supervisor", "chat", {
    any: [
      "contacts.see_phone_email",
      "conversations.list",
      "conversations.history",
      "conversations.reply",
      "conversations.join",
      "conversations.hand_over",
      "conversations.note",
      "conversations.rate",
      "canned.use",
      "canned.edit",
    ],
  }),
  /** Chats where responsible [WZ-09, BX-08]. */
  chat_manager: template("chat_manager", "chat", {
    own: [
      "conversations.list",
      "conversations.history",
      "conversations.reply",
      "conversations.join",
      "conversations.hand_over",
      "conversations.note",
    ],
    any: ["contacts.see_phone_email", "canned.use"],
  }),
  /** Writes nothing, watches and rates [WZ-10]. */
  chat_quality_control: template("chat_quality_control", "chat", {
    any: ["conversations.list", "conversations.history", "conversations.rate"],
  }),
  /** Reads, notes and hands over [MC-07]. */
  chat_operator: template("chat_operator", "chat", {
    own: ["conversations.list", "conversations.history", "conversations.hand_over", "conversations.note"],
  }),
};
