/** Who may open a route. `door`: answers without a session. `everyone`: whoever is signed in. Else the sign-ins listed. */
export const SIGN_INS = ["owner", "admin", "head", "manager", "operator", "qc"] as const;
export type SignInName = (typeof SIGN_INS)[number];
export type Audience = "door" | "everyone" | readonly SignInName[];

export type MatrixRow = {
  opens: Audience;
  /** Who may change something there; routes without an action leave it out. */
  changes?: Audience;
};

const ADMINS = ["owner", "admin"] as const;
/** Whoever has a system role: the records of the CRM, each within their scope. */
const WORKERS = ["owner", "admin", "head", "manager", "operator"] as const;
const MAKERS = ["owner", "admin", "head", "manager"] as const;
const HEADS = ["owner", "admin", "head"] as const;

/** Every route of the app (security.md row 4). A route without a row fails the test, and so does a row without a route. */
export const ROUTE_MATRIX: Record<string, MatrixRow> = {
  "/": { opens: "everyone", changes: "everyone" },
  "/*": { opens: "everyone" },
  "/activity": { opens: "everyone", changes: ADMINS },
  "/activity/:publicId": { opens: "everyone", changes: ADMINS },
  "/again": { opens: "everyone", changes: "everyone" },
  "/ask": { opens: "everyone", changes: "everyone" },
  "/choose": { opens: "door", changes: "door" },
  "/companies": { opens: WORKERS, changes: WORKERS },
  "/companies/new": { opens: MAKERS, changes: MAKERS },
  "/companies/:companyId": { opens: WORKERS, changes: WORKERS },
  "/companies/:companyId/edit": { opens: MAKERS, changes: MAKERS },
  "/contacts": { opens: WORKERS, changes: WORKERS },
  "/contacts/new": { opens: MAKERS, changes: MAKERS },
  "/contacts/:contactId": { opens: WORKERS, changes: WORKERS },
  "/contacts/:contactId/edit": { opens: MAKERS, changes: MAKERS },
  "/deals": { opens: WORKERS, changes: WORKERS },
  "/deals/board": { opens: WORKERS, changes: MAKERS },
  "/deals/new": { opens: MAKERS, changes: MAKERS },
  "/deals/:dealId": { opens: WORKERS, changes: WORKERS },
  "/deals/:dealId/edit": { opens: MAKERS, changes: MAKERS },
  "/dev/mail": { opens: "door" },
  "/dev/mail/:id": { opens: "door" },
  "/confirm/:token": { opens: "door", changes: "door" },
  "/find/administrator": { opens: "everyone" },
  "/find/people": { opens: HEADS },
  "/find/records": { opens: "everyone" },
  "/first-steps": { opens: ADMINS },
  "/jobs/:publicId": { opens: "everyone", changes: "everyone" },
  "/language": { opens: "door", changes: "door" },
  "/invite/:token": { opens: "door", changes: "door" },
  "/let-in": { opens: "door", changes: "door" },
  "/log": { opens: "everyone", changes: "everyone" },
  "/log/export": { opens: ADMINS },
  "/login": { opens: "door", changes: "door" },
  "/logout": { opens: "door", changes: "door" },
  "/me": { opens: "everyone", changes: "everyone" },
  "/me/availability": { opens: "everyone", changes: "everyone" },
  "/me/recorded": { opens: "everyone", changes: "everyone" },
  "/me/sessions": { opens: "everyone", changes: "everyone" },
  "/password": { opens: "door", changes: "door" },
  "/preview": { opens: "door", changes: "door" },
  "/read-only": { opens: "everyone", changes: [] },
  "/recover": { opens: "door", changes: "door" },
  "/recover/ask": { opens: "door", changes: "door" },
  "/reset": { opens: "door", changes: "door" },
  "/reset/:token": { opens: "door", changes: "door" },
  "/settings": { opens: HEADS },
  "/settings/access": { opens: ADMINS, changes: ADMINS },
  "/settings/access/add": { opens: ADMINS, changes: ADMINS },
  "/settings/access/options": { opens: ADMINS, changes: ADMINS },
  "/settings/access/people": { opens: ADMINS },
  "/settings/audit": { opens: ADMINS },
  "/settings/audit/export": { opens: ADMINS },
  "/settings/channels": { opens: ADMINS, changes: ADMINS },
  "/settings/channels/:channelId": { opens: ADMINS, changes: ADMINS },
  "/settings/channels/:channelId/access": { opens: ADMINS, changes: ADMINS },
  "/settings/api": { opens: ADMINS, changes: ADMINS },
  "/settings/access/review": { opens: ADMINS, changes: ADMINS },
  "/settings/access/why": { opens: HEADS, changes: HEADS },
  "/settings/company": { opens: ADMINS, changes: ADMINS },
  "/settings/crm": { opens: ADMINS, changes: ADMINS },
  "/settings/crm/:connectionId/roles": { opens: ADMINS, changes: ADMINS },
  "/settings/departments": { opens: ADMINS, changes: ADMINS },
  "/settings/departments/:unitId": { opens: ADMINS, changes: ADMINS },
  "/settings/network": { opens: ADMINS, changes: ADMINS },
  "/settings/recorded": { opens: ADMINS },
  "/settings/roles": { opens: ADMINS },
  "/settings/roles/:roleId": { opens: ADMINS, changes: ADMINS },
  "/settings/roles/compare": { opens: ADMINS },
  "/settings/roles/new": { opens: ADMINS, changes: ADMINS },
  "/settings/security": { opens: ADMINS, changes: ADMINS },
  "/settings/users": { opens: "everyone" },
  "/setup": { opens: "door", changes: "door" },
  "/team": { opens: "everyone" },
  "/users": { opens: HEADS, changes: ADMINS },
  "/users/import": { opens: ADMINS },
  "/users/import/rest": { opens: ADMINS },
  "/users/import/send": { opens: ADMINS, changes: ADMINS },
  "/users/invite": { opens: ADMINS, changes: ADMINS },
  "/users/new": { opens: ADMINS, changes: ADMINS },
  "/users/:publicId": { opens: HEADS, changes: HEADS },
  "/users/:publicId/leave": { opens: ADMINS, changes: ADMINS },
  "/users/:publicId/rights": { opens: HEADS, changes: ADMINS },
};
