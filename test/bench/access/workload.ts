import {
  type Contribution,
  can,
  compile,
  isBoolean,
  type Level,
  levelOf,
  PERMISSIONS,
  type Permission,
  ROLE_TEMPLATES,
  type Target,
  type TemplateKey,
  type Viewer,
} from "~/domain/access";

const NOW = Date.UTC(2026, 4, 12, 12);
const SALES = 10;
const SUPPORT = 11;
export const ME = 1;
export const REACH = [SALES];

/** Whose record it is: the only thing that the rivals know about it. */
export const RELATIONS = ["own", "dept", "other"] as const;
export type Relation = (typeof RELATIONS)[number];

const TARGETS: Record<Relation, Target> = {
  own: { responsibles: [{ userId: ME, units: [SALES] }] },
  dept: { responsibles: [{ userId: 2, units: [SALES] }] },
  other: { responsibles: [{ userId: 3, units: [SUPPORT] }] },
};

export type Question = {
  permission: Permission;
  resource: string;
  action: string;
  relation: Relation;
  target: Target | undefined;
};

/** A head of sales with the ordinary roles: what a day of a sales team asks about most. */
export const ROLES = ["manager", "chat_manager", "HEAD", "BASE"] as const satisfies TemplateKey[];

export const contributions: Contribution[] = ROLES.map((key, i) => ({
  id: `g${i}`,
  origin: { kind: "role", name: key, template: key },
  cells: ROLE_TEMPLATES[key].cells,
  sourceId: null,
  connectionId: null,
  from: null,
  until: null,
}));

export const compiled = () => compile(contributions, { strictChannelCoupling: true, now: NOW });

export const viewer: Viewer = {
  accountId: 1,
  userId: ME,
  publicId: "u1",
  rights: compiled(),
  departmentId: SALES,
  reach: REACH,
  isOwner: false,
};
export const explainFacts = { contributions, gates: [], who: viewer, strictChannelCoupling: true, now: NOW };

/** The level in effect of each permission, for rivals that know one ready answer a cell. */
export const levels: [Permission, Level][] = PERMISSIONS.filter((one) => one !== "account.close").map(
  (permission) => [permission, levelOf(viewer, permission)],
);

/** The levels that a role gives, for rivals that merge roles themselves. */
export const rolePolicies = ROLES.flatMap((key) =>
  (Object.entries(ROLE_TEMPLATES[key].cells) as [Permission, Level][])
    .filter(([, level]) => level !== "denied")
    .map(([permission, level]) => ({ role: key, permission, level })),
);

const RECORD_RIGHTS = levels.map(([permission]) => permission).filter((one) => !isBoolean(one));
const SWITCHES = levels.map(([permission]) => permission).filter(isBoolean);

/**
 * 1,024 questions in a fixed order, as pages ask them: four of five are about a record (own, a colleague's, another
 * department's), the fifth is a switch, asked of nothing in particular.
 */
export const questions: Question[] = Array.from({ length: 1024 }, (_, i) => {
  const isSwitch = i % 5 === 4;
  const names = isSwitch ? SWITCHES : RECORD_RIGHTS;
  const permission = names[(i * 37) % names.length] as Permission;
  const [resource = "", action = ""] = permission.split(".");
  const relation = RELATIONS[(i * 7 + (i >> 5)) % RELATIONS.length] as Relation;
  return isSwitch
    ? { permission, resource, action, relation: "other", target: undefined }
    : { permission, resource, action, relation, target: TARGETS[relation] };
});

export const rightAnswers = questions.map(({ permission, target }) => can(viewer, permission, target));
