import { template } from "./template";

/** Sets that nobody is given: they follow from being there, or from being head of a department. */
export const IMPLICIT_TEMPLATES = {
  /** What a head of department gets; its level own_dept reaches the headed subtree (roles.md R5). */
  HEAD: template("HEAD", "implicit", {
    own_dept: [
      "deals.view",
      "deals.edit",
      "contacts.view",
      "companies.view",
      "tasks.view",
      "tasks.edit",
      "conversations.list",
      "conversations.history",
      "conversations.note",
      "conversations.rate",
      "stats.team",
      "users.view",
      "responsibility.assign",
      "access.explain",
      "authlog.view",
      "activity.view",
      "limits.view",
    ],
    any: ["contacts.see_phone_email", "tasks.create", "stats.general"],
  }),
  /** Everybody's baseline. */
  BASE: template("BASE", "implicit", {
    own: ["authlog.view", "activity.view", "limits.view"],
    any: ["directory.names", "self.profile", "self.sessions", "self.notifications", "self.availability"],
  }),
};
