import {
  type Contribution,
  can,
  compile,
  type Origin,
  ROLE_TEMPLATES,
  type Target,
  type Viewer,
} from "~/domain/access";
import type { Company, CompanyRecord, Question, RawGrant } from "./random-company";

const ALWAYS = { sourceId: null, connectionId: null, from: null, until: null };

/** What the engine under test answers. */
export function decideByEngine(company: Company, { userId, permission, record }: Question): boolean {
  return can(viewerIn(company, userId), permission, record === null ? undefined : targetIn(company, record));
}

/** Everything that reaches one person, as the gate would hand it to `compile`. */
export function contributionsTo(company: Company, userId: number): Contribution[] {
  const person = personIn(company, userId);
  const implicit = (id: string, origin: Origin, cells: Contribution["cells"], place = {}): Contribution => ({
    id,
    origin,
    cells,
    ...ALWAYS,
    ...place,
  });
  return [
    implicit("baseline", { kind: "baseline", name: "" }, company.baseline),
    ...company.grants
      .filter(({ subject }) => includes(company, subject, userId))
      .map((grant) => contributionOf(company, grant)),
    ...company.queues
      .filter(({ members }) => members.includes(userId))
      .map(({ sourceId }) =>
        implicit(`q${sourceId}`, { kind: "queue", name: "" }, { "canned.use": "any" }, { sourceId }),
      ),
    ...(person.isCrmAdmin
      ? [implicit("crm", { kind: "crm_admin", name: "" }, ROLE_TEMPLATES.administrator.cells)]
      : []),
    ...(headedBy(company, userId).length > 0
      ? [implicit("head", { kind: "head", name: "" }, company.headSet)]
      : []),
  ];
}

/** The person with compiled rights. */
export function viewerIn(company: Company, userId: number): Viewer {
  const { departmentId, isOwner } = personIn(company, userId);
  const rights = compile(contributionsTo(company, userId), {
    strictChannelCoupling: company.isStrict,
    now: company.now,
  });
  const reach = reachIn(company, userId);
  return { accountId: 1, userId, publicId: `u${userId}`, rights, departmentId, reach, isOwner };
}

/** The record with the direct units of its responsibles. */
export function targetIn(company: Company, record: CompanyRecord): Target {
  return {
    responsibles: record.responsibles.map((userId) => ({ userId, units: unitsOf(company, userId) })),
    sourceId: record.sourceId,
    connectionId: record.connectionId,
  };
}

function contributionOf(company: Company, grant: RawGrant): Contribution {
  const role = company.roles.find(({ id }) => id === grant.roleId);
  const { sourceId, connectionId, from, until } = grant;
  return {
    id: `g${grant.id}`,
    origin: { kind: grant.subject.kind === "user" ? "direct" : "role", name: "" },
    cells: role?.cells ?? grant.cells,
    sourceId,
    connectionId,
    from,
    until,
    inactive: role?.isActive === false || isSwitchedOff(company, grant.subject),
  };
}

function isSwitchedOff({ groups, workgroups }: Company, { id }: RawGrant["subject"]): boolean {
  return [...groups, ...workgroups].some((unit) => unit.id === id && !unit.isActive);
}

function includes(company: Company, { kind, id }: RawGrant["subject"], userId: number): boolean {
  if (kind === "everybody") return true;
  if (kind === "user") return id === userId;
  if (kind === "department") return personIn(company, userId).departmentId === id;
  const units = kind === "group" ? company.groups : company.workgroups;
  return units.some((unit) => unit.id === id && unit.members.includes(userId));
}

function unitsOf(company: Company, userId: number): number[] {
  const { departmentId } = personIn(company, userId);
  const groups = company.groups.filter(({ members }) => members.includes(userId)).map(({ id }) => id);
  return departmentId === null ? groups : [departmentId, ...groups];
}

function reachIn(company: Company, userId: number): number[] {
  const { departmentId } = personIn(company, userId);
  const shared = company.groups.filter(
    (group) => group.isActive && group.seesEachOther && group.members.includes(userId),
  );
  const headed = new Set(headedBy(company, userId));
  // A child department stands behind its parent in the list.
  for (const { id, parentId } of company.departments)
    if (parentId !== null && headed.has(parentId)) headed.add(id);
  return [...(departmentId === null ? [] : [departmentId]), ...shared.map(({ id }) => id), ...headed];
}

function headedBy({ departments }: Company, userId: number): number[] {
  return departments.filter(({ headId }) => headId === userId).map(({ id }) => id);
}

function personIn(company: Company, userId: number) {
  return company.people.find((person) => person.userId === userId)!;
}
