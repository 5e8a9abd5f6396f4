import fc from "fast-check";
import {
  type Cells,
  type Level,
  levelsOffered,
  type Permission,
  ROLE_TEMPLATES,
  TEMPLATE_KEYS,
} from "~/domain/access";

/** A company as its tables would say it: nothing merged, nothing derived. */
export type Company = {
  isStrict: boolean;
  now: number;
  departments: { id: number; parentId: number | null; headId: number | null }[];
  groups: { id: number; members: number[]; seesEachOther: boolean; isActive: boolean }[];
  workgroups: { id: number; members: number[]; isActive: boolean }[];
  roles: { id: number; cells: Cells; isActive: boolean }[];
  people: { userId: number; departmentId: number | null; isOwner: boolean; isCrmAdmin: boolean }[];
  grants: RawGrant[];
  queues: { sourceId: number; members: number[] }[];
  records: CompanyRecord[];
  baseline: Cells;
  headSet: Cells;
};

export type RawGrant = {
  id: number;
  subject: { kind: "user" | "department" | "group" | "workgroup" | "everybody"; id: number };
  /** Either a role or single cells. */
  roleId: number | null;
  cells: Cells;
  sourceId: number | null;
  connectionId: number | null;
  from: number | null;
  until: number | null;
};

export type CompanyRecord = {
  id: number;
  responsibles: number[];
  sourceId: number | null;
  connectionId: number | null;
};

/** One question to the company. A null record asks "at all". */
export type Question = { userId: number; permission: Permission; record: CompanyRecord | null };

/** Few permissions, so that grants meet: the coupled ones, records, people, switches, and the owner's. */
export const ASKED: readonly Permission[] = [
  "channels.view",
  "channels.edit",
  "channels.connect",
  "conversations.list",
  "conversations.history",
  "conversations.reply",
  "conversations.rate",
  "deals.view",
  "deals.create",
  "users.view",
  "canned.use",
  "access.edit",
  "account.close",
];

export const SOURCES = [1, 2];
export const CONNECTIONS = [1, 2];
const NOW = 1_000_000;
const NEAR = [NOW - 1, NOW, NOW + 1];

/** A company of up to eight people with up to 24 grants, and questions about it. */
export const companyArbitrary: fc.Arbitrary<{ company: Company; questions: Question[] }> = fc
  .gen()
  .map((gen) => {
    const number = (min: number, max: number) => gen(fc.integer, { min, max });
    const chance = (oneIn: number) => number(1, oneIn) === 1;
    const pick = <T>(from: readonly T[]): T => from[number(0, from.length - 1)] as T;
    const maybe = <T>(oneIn: number, value: () => T): T | null => (chance(oneIn) ? value() : null);
    const list = <T>(max: number, make: (at: number) => T): T[] =>
      Array.from({ length: number(0, max) }, (_, at) => make(at));
    const cells = (most: number): Cells => Object.fromEntries(list(most, () => cell(pick)));

    const userIds = Array.from({ length: number(2, 8) }, (_, at) => at + 1);
    const somePeople = () => userIds.filter(() => chance(2));
    const departments = list(4, (at) => ({
      id: 100 + at,
      parentId: at > 0 ? maybe(2, () => 100 + number(0, at - 1)) : null,
      headId: maybe(2, () => pick(userIds)),
    }));
    const groups = list(2, (at) => ({
      id: 200 + at,
      members: somePeople(),
      seesEachOther: chance(2),
      isActive: !chance(4),
    }));
    const workgroups = list(2, (at) => ({ id: 300 + at, members: somePeople(), isActive: !chance(4) }));
    const roles = list(4, (at) => ({
      id: 1 + at,
      cells: chance(3) ? ROLE_TEMPLATES[pick(TEMPLATE_KEYS)].cells : cells(6),
      isActive: !chance(5),
    }));
    const subjects: RawGrant["subject"][] = [
      ...userIds.map((id) => ({ kind: "user", id }) as const),
      ...departments.map(({ id }) => ({ kind: "department", id }) as const),
      ...groups.map(({ id }) => ({ kind: "group", id }) as const),
      ...workgroups.map(({ id }) => ({ kind: "workgroup", id }) as const),
      { kind: "everybody", id: 0 },
    ];
    const grants = list(24, (at): RawGrant => {
      const sourceId = maybe(4, () => pick(SOURCES));
      return {
        id: at + 1,
        subject: pick(subjects),
        roleId: roles.length > 0 ? maybe(2, () => pick(roles).id) : null,
        cells: cells(4),
        sourceId,
        connectionId: sourceId === null ? maybe(5, () => pick(CONNECTIONS)) : null,
        from: maybe(6, () => pick(NEAR)),
        until: maybe(6, () => pick(NEAR)),
      };
    });
    const records = Array.from(
      { length: 6 },
      (_, at): CompanyRecord => ({
        id: at + 1,
        responsibles: list(2, () => pick(userIds)),
        sourceId: maybe(2, () => pick(SOURCES)),
        connectionId: maybe(3, () => pick(CONNECTIONS)),
      }),
    );
    const company: Company = {
      isStrict: chance(2),
      now: NOW,
      departments,
      groups,
      workgroups,
      roles,
      people: userIds.map((userId) => ({
        userId,
        departmentId: departments.length > 0 ? maybe(2, () => pick(departments).id) : null,
        isOwner: chance(10),
        isCrmAdmin: chance(15),
      })),
      grants,
      queues: SOURCES.map((sourceId) => ({ sourceId, members: userIds.filter(() => chance(6)) })),
      records,
      baseline: chance(3) ? cells(2) : {},
      headSet: chance(2) ? ROLE_TEMPLATES.HEAD.cells : cells(3),
    };
    const questions = Array.from({ length: 20 }, () => ({
      userId: pick(userIds),
      permission: pick(ASKED),
      record: chance(5) ? null : pick(records),
    }));
    return { company, questions };
  });

function cell(pick: <T>(from: readonly T[]) => T): [Permission, Level] {
  const permission = pick(ASKED.slice(0, -1));
  return [permission, pick(["denied", ...levelsOffered(permission)] as const)];
}
