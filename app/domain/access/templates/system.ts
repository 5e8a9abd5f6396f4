import { PERMISSIONS } from "../permissions";
import { template } from "./template";

/** What an Administrator does not get from the role: the baseline gives it, or only an owner has it. */
const NOT_ADMINISTRATIVE: ReadonlySet<string> = new Set([
  "directory.names",
  "account.close",
  "self.profile",
  "self.sessions",
  "self.notifications",
  "self.availability",
]);

/** System roles, exactly one per person or none (roles.md R1). No conversation cells but for the Administrator (R2). */
export const SYSTEM_TEMPLATES = {
  /** Full access to all functions [MC-05, BX-06]. */
  administrator: template("administrator", "system", {
    any: PERMISSIONS.filter((permission) => !NOT_ADMINISTRATIVE.has(permission)),
  }),
  /** Own deals and contacts, personal figures [MC-06]. */
  manager: template("manager", "system", {
    own: [
      "deals.view",
      "deals.edit",
      "deals.delete",
      "contacts.view",
      "contacts.edit",
      "contacts.delete",
      "companies.view",
      "companies.edit",
      "companies.delete",
      "tasks.view",
      "tasks.edit",
      "tasks.delete",
    ],
    any: [
      "deals.create",
      "contacts.create",
      "contacts.see_phone_email",
      "companies.create",
      "tasks.create",
      "stats.personal",
    ],
  }),
  /** Looks, hands over, notes [MC-07]. */
  operator: template("operator", "system", {
    own: ["deals.view", "contacts.view", "companies.view", "tasks.view", "tasks.edit"],
    any: ["contacts.see_phone_email", "stats.personal"],
  }),
};
