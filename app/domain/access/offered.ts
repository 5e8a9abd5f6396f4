import type { Level } from "./levels";
import type { Permission } from "./permissions";

/** Switches: yes or no, stored as `any` or `denied`. */
const SWITCHES: ReadonlySet<string> = new Set<Permission>([
  "deals.create",
  "contacts.create",
  "contacts.see_phone_email",
  "companies.create",
  "tasks.create",
  "canned.use",
  "canned.edit",
  "stats.personal",
  "stats.general",
  "directory.names",
  "users.create",
  "users.export",
  "structure.edit",
  "roles.edit",
  "access.edit",
  "network.edit",
  "audit.view",
  "limits.edit",
  "limits.restore",
  "notices.admin",
  "settings.company",
  "settings.crm",
  "settings.notifications",
  "settings.security",
  "settings.integrator_code",
  "api.personal_token",
  "api.service_token",
  "data.backup",
  "erasure.execute",
  "account.close",
  "self.profile",
  "self.sessions",
  "self.notifications",
  "self.availability",
]);

/** Rights over people and what they did: there is no "own", one's own part is BASE or nobody's [BX-21]. */
const WITHOUT_OWN: ReadonlySet<string> = new Set<Permission>([
  "conversations.rate",
  "stats.team",
  "users.view",
  "users.edit",
  "users.hold",
  "users.delete",
  "users.send_reset",
  "sessions.end_others",
  "responsibility.assign",
  "access.assign",
  "access.explain",
  "access.preview_as",
  "access.review",
]);

const SWITCH_LEVELS: readonly Level[] = ["any"];
const PEOPLE_LEVELS: readonly Level[] = ["own_dept", "any"];
const RECORD_LEVELS: readonly Level[] = ["own", "own_dept", "any"];

/** True for permissions that are on or off and know no scope. */
export function isBoolean(permission: Permission): boolean {
  return SWITCHES.has(permission);
}

/** The positive levels a role may give; `denied` and unset can be stored in every cell besides. */
export function levelsOffered(permission: Permission): readonly Level[] {
  if (SWITCHES.has(permission)) return SWITCH_LEVELS;
  return WITHOUT_OWN.has(permission) ? PEOPLE_LEVELS : RECORD_LEVELS;
}
