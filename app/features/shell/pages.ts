import type { Level, Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";

/**
 * Every page that a menu, the settings' list or the palette may offer. A page stands here when its route exists
 * (a unit test holds it to that) and is offered to whoever has the right (AU-01, MC-08).
 */
export type Page = {
  id: string;
  to: string;
  label: MessageKey;
  /** main: the sidebar · settings: the list beside a settings page · me: the user's own menu. */
  places: readonly ("main" | "settings" | "me")[];
  needs?: Permission;
  /** Any of these is enough. */
  needsAny?: readonly Permission[];
  /** The least level that makes the page worth opening; any level when absent. */
  atLeast?: Level;
};

export const PAGES = [
  { id: "today", to: "/", label: "nav.today", places: ["main"] },
  { id: "deals", to: "/deals", label: "nav.deals", places: ["main"], needs: "deals.view" },
  { id: "chats", to: "/chats", label: "nav.conversations", places: ["main"], needs: "conversations.list" },
  { id: "tasks", to: "/tasks", label: "nav.tasks", places: ["main"], needs: "tasks.view" },
  { id: "contacts", to: "/contacts", label: "nav.contacts", places: ["main"], needs: "contacts.view" },
  { id: "companies", to: "/companies", label: "nav.companies", places: ["main"], needs: "companies.view" },
  {
    id: "search",
    to: "/search",
    label: "nav.search",
    places: ["main"],
    needsAny: ["deals.view", "contacts.view", "companies.view", "conversations.list"],
  },
  { id: "bin", to: "/bin", label: "nav.bin", places: ["main"], needs: "deals.view" },
  { id: "users", to: "/users", label: "nav.users", places: ["main", "settings"], needs: "users.view" },
  { id: "invite", to: "/users/invite", label: "act.invite", places: [], needs: "users.create" },
  { id: "import_users", to: "/users/import", label: "import.title", places: [], needs: "users.create" },
  { id: "add_user", to: "/users/new", label: "act.add_user", places: [], needs: "users.create" },
  {
    id: "activity",
    to: "/activity",
    label: "nav.monitoring",
    places: ["main"],
    needs: "activity.view",
    atLeast: "own_dept",
  },
  {
    id: "figures",
    to: "/figures",
    label: "nav.statistics",
    places: ["main"],
    needsAny: ["stats.general", "stats.personal", "stats.team"],
  },
  { id: "log", to: "/log", label: "nav.authlog", places: ["main"] },
  { id: "profile", to: "/me", label: "nav.profile", places: ["me"], needs: "self.profile" },
  { id: "sessions", to: "/me/sessions", label: "nav.sessions", places: ["me"], needs: "self.sessions" },
  { id: "my_limits", to: "/me/limits", label: "limits.mine", places: ["me"], needs: "limits.view" },
  { id: "own_mail", to: "/me/mail", label: "ownmail.title", places: ["me"], needs: "self.notifications" },
  { id: "recorded", to: "/me/recorded", label: "nav.recorded", places: ["me"] },
  { id: "steps", to: "/first-steps", label: "first.next_steps", places: [], needs: "settings.company" },
  {
    id: "company",
    to: "/settings/company",
    label: "nav.company",
    places: ["settings"],
    needs: "settings.company",
  },
  {
    id: "security",
    to: "/settings/security",
    label: "nav.security",
    places: ["settings"],
    needs: "settings.security",
  },
  {
    id: "departments",
    to: "/settings/departments",
    label: "nav.departments",
    places: ["settings"],
    needs: "structure.edit",
  },
  { id: "roles", to: "/settings/roles", label: "nav.roles", places: ["settings"], needs: "roles.edit" },
  { id: "access", to: "/settings/access", label: "nav.access", places: ["settings"], needs: "access.assign" },
  { id: "why", to: "/settings/access/why", label: "nav.why", places: ["settings"], needs: "access.explain" },
  {
    id: "review",
    to: "/settings/access/review",
    label: "review.title",
    places: ["settings"],
    needs: "access.review",
  },
  {
    id: "limits",
    to: "/settings/limits",
    label: "nav.monitoring.limits",
    places: ["settings"],
    needs: "limits.view",
    atLeast: "own_dept",
  },
  {
    id: "network",
    to: "/settings/network",
    label: "nav.network",
    places: ["settings"],
    needs: "network.edit",
  },
  {
    id: "channels",
    to: "/settings/channels",
    label: "nav.sources",
    places: ["settings"],
    needs: "channels.view",
  },
  { id: "crm", to: "/settings/crm", label: "nav.crm", places: ["settings"], needs: "settings.crm" },
  {
    id: "pipelines",
    to: "/settings/crm/pipelines",
    label: "pipelines.title",
    places: ["settings"],
    needs: "settings.crm",
  },
  {
    id: "fields",
    to: "/settings/crm/fields",
    label: "fields.title",
    places: ["settings"],
    needs: "settings.crm",
  },
  {
    id: "api",
    to: "/settings/api",
    label: "tokens.title",
    places: ["settings"],
    needs: "api.personal_token",
  },
  {
    id: "webhooks",
    to: "/settings/webhooks",
    label: "webhooks.title",
    places: ["settings"],
    needs: "api.service_token",
  },
  {
    id: "types",
    to: "/settings/types",
    label: "foreign.title",
    places: ["settings"],
    needs: "api.service_token",
  },
  {
    id: "mail",
    to: "/settings/mail",
    label: "nav.mail",
    places: ["settings"],
    needs: "settings.notifications",
  },
  { id: "export", to: "/settings/export", label: "nav.export", places: ["settings"], needs: "users.export" },
  {
    id: "erasure",
    to: "/settings/erasure",
    label: "erasure.title",
    places: ["settings"],
    needs: "erasure.execute",
  },
  { id: "audit", to: "/settings/audit", label: "nav.audit", places: ["settings"], needs: "audit.view" },
  {
    id: "notice",
    to: "/settings/recorded",
    label: "first.recorded",
    places: ["settings"],
    needs: "settings.company",
  },
] as const satisfies readonly Page[];
export type PageId = (typeof PAGES)[number]["id"];

/** Of these pages, those that stand at a place. */
export function pagesAt(place: Page["places"][number], ids: readonly string[]): Page[] {
  return PAGES.filter((page: Page) => page.places.includes(place) && ids.includes(page.id));
}
