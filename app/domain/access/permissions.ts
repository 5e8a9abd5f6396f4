/**
 * Every permission, `resource.action`, in the order of the matrix (spec roles.md 4 and 5, roles.tsv).
 * The index in this list is the index in compiled tables, so the order is part of what a gate and a
 * Worker must agree on: append, never reorder.
 */
export const PERMISSIONS = [
  "deals.view",
  "deals.create",
  "deals.edit",
  "deals.delete",
  "deals.export",
  "contacts.view",
  "contacts.create",
  "contacts.edit",
  "contacts.delete",
  "contacts.export",
  "contacts.see_phone_email",
  "companies.view",
  "companies.create",
  "companies.edit",
  "companies.delete",
  "companies.export",
  "tasks.view",
  "tasks.create",
  "tasks.edit",
  "tasks.delete",
  "channels.view",
  "channels.edit",
  "channels.connect",
  "conversations.list",
  "conversations.history",
  "conversations.reply",
  "conversations.join",
  "conversations.hand_over",
  "conversations.note",
  "conversations.rate",
  "conversations.export",
  "canned.use",
  "canned.edit",
  "stats.personal",
  "stats.team",
  "stats.general",
  "directory.names",
  "users.view",
  "users.create",
  "users.edit",
  "users.hold",
  "users.delete",
  "users.send_reset",
  "users.export",
  "sessions.end_others",
  "structure.edit",
  "responsibility.assign",
  "roles.edit",
  "access.assign",
  "access.edit",
  "access.explain",
  "access.preview_as",
  "access.review",
  "network.edit",
  "authlog.view",
  "authlog.export",
  "audit.view",
  "activity.view",
  "limits.view",
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
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Index of each permission in compiled tables. Without a prototype: a foreign name finds nothing. */
export const INDEX: Readonly<Record<Permission, number>> = Object.assign(
  Object.create(null),
  Object.fromEntries(PERMISSIONS.map((permission, index) => [permission, index])),
);

/** True when the text is the name of a permission. */
export function isPermission(text: string): text is Permission {
  return INDEX[text as Permission] !== undefined;
}

/** The resource of a permission: what stands before the dot. */
export type Resource = Permission extends infer P ? (P extends `${infer R}.${string}` ? R : never) : never;

/** The permissions of one resource, in matrix order. */
export function permissionsOf(resource: Resource): readonly Permission[] {
  return PERMISSIONS.filter((permission) => permission.startsWith(`${resource}.`));
}
