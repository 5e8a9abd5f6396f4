import { template } from "./template";

/** Special roles, any number, to people, departments, groups and workgroups (roles.md R1). */
export const SPECIAL_TEMPLATES = {
  /** History and statistics, no settings [BX-07]. */
  chief_executive: template("chief_executive", "special", {
    any: [
      "deals.view",
      "contacts.view",
      "companies.view",
      "tasks.view",
      "conversations.list",
      "conversations.history",
      "conversations.rate",
      "stats.personal",
      "stats.team",
      "stats.general",
      "users.view",
      "activity.view",
    ],
  }),
  /** Settings of the service, channels and the CRM connection; never people, chats or exports [MC-02, MC-03]. */
  integrator: template("integrator", "special", {
    any: [
      "channels.view",
      "channels.edit",
      "channels.connect",
      "settings.company",
      "settings.crm",
      "settings.notifications",
    ],
  }),
};
