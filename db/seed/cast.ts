import type { TemplateKey } from "../../app/domain/access";

export const DEPARTMENTS = ["office", "sales", "key_clients", "support", "marketing"] as const;
export type DepartmentKey = (typeof DEPARTMENTS)[number];

/** Key clients are a part of sales; the others stand side by side. */
export const PARENT_OF: Partial<Record<DepartmentKey, DepartmentKey>> = { key_clients: "sales" };

/** When somebody works: `day` 9–18, `early` 7–15, `late` 14–22 (both every day of the week, in turns), `partial` 10–15. */
export type Rhythm = "day" | "early" | "late" | "partial";

/** What became of a person; everybody else comes and goes. */
export type Fate =
  | "blocked_until"
  | "blocked"
  | "inactive"
  | "archived"
  | "limit"
  | "unconfirmed"
  | "not_yet"
  | "deleted";

export type Role = {
  /** The part of the e-mail before @ for those whose sign-in is printed; the others are called by their names. */
  login?: string;
  gender: "f" | "m";
  department: DepartmentKey;
  roles: readonly TemplateKey[];
  rhythm: Rhythm;
  isHead?: boolean;
  fate?: Fate;
};

const CHAT_MANAGER: readonly TemplateKey[] = ["manager", "chat_manager"];
const SUPERVISOR: readonly TemplateKey[] = ["manager", "chat_supervisor"];
const TRAINEE: readonly TemplateKey[] = ["operator", "chat_operator"];

type Rest = Partial<Pick<Role, "login" | "isHead" | "fate">>;
const person =
  (department: DepartmentKey) =>
  (gender: "f" | "m", roles: readonly TemplateKey[], rhythm: Rhythm, rest: Rest = {}): Role => ({
    gender,
    department,
    roles,
    rhythm,
    ...rest,
  });
const office = person("office");
const sales = person("sales");
const key = person("key_clients");
const support = person("support");
const marketing = person("marketing");

/** The 42 people of the demo company, the owner first, and one who has left it. Roles by roles.md section 2. */
export const CAST: readonly Role[] = [
  office("f", ["administrator", "chat_supervisor"], "day", { login: "owner" }),
  office("m", ["administrator"], "day", { login: "admin" }),
  office("f", ["chief_executive"], "day"),
  office("m", ["administrator"], "partial"),
  office("f", ["manager"], "day", { isHead: true }),
  office("f", ["manager"], "partial"),
  office("m", ["operator"], "day"),
  office("f", ["operator"], "day", { fate: "inactive" }),
  office("m", ["manager"], "day"),
  sales("f", SUPERVISOR, "day", { login: "head", isHead: true }),
  sales("m", CHAT_MANAGER, "day", { login: "manager" }),
  sales("f", CHAT_MANAGER, "day"),
  sales("m", CHAT_MANAGER, "day", { fate: "limit" }),
  sales("m", CHAT_MANAGER, "day"),
  sales("f", CHAT_MANAGER, "late"),
  sales("m", CHAT_MANAGER, "day", { fate: "blocked_until" }),
  sales("f", CHAT_MANAGER, "early"),
  sales("m", CHAT_MANAGER, "day", { fate: "archived" }),
  sales("f", TRAINEE, "day"),
  sales("m", TRAINEE, "day", { fate: "not_yet" }),
  key("m", SUPERVISOR, "day", { isHead: true }),
  key("f", CHAT_MANAGER, "day"),
  key("m", CHAT_MANAGER, "day"),
  key("f", CHAT_MANAGER, "day"),
  key("m", CHAT_MANAGER, "partial"),
  key("f", CHAT_MANAGER, "day"),
  support("m", SUPERVISOR, "day", { login: "support", isHead: true }),
  support("f", TRAINEE, "early", { login: "operator" }),
  support("f", ["chat_quality_control"], "day", { login: "qc" }),
  support("m", SUPERVISOR, "early"),
  support("f", SUPERVISOR, "late"),
  support("m", SUPERVISOR, "late"),
  support("f", SUPERVISOR, "early"),
  support("m", CHAT_MANAGER, "late"),
  support("f", CHAT_MANAGER, "early"),
  support("m", TRAINEE, "late", { fate: "blocked" }),
  support("f", TRAINEE, "day", { fate: "unconfirmed" }),
  marketing("f", CHAT_MANAGER, "day", { isHead: true }),
  marketing("m", CHAT_MANAGER, "day"),
  marketing("f", ["manager"], "partial"),
  marketing("m", ["operator"], "day"),
  marketing("f", ["operator"], "day", { fate: "not_yet" }),
  sales("m", CHAT_MANAGER, "day", { fate: "deleted" }),
];
