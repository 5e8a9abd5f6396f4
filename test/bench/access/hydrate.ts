import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { PERMISSIONS, type Permission, ROLE_TEMPLATES } from "~/domain/access";
import type { GrantFact, PersonFact, RoleFact, UnitFact } from "~/domain/session/gate";
import { Access } from "~workers/objects/account-gate/access";
import { Copies } from "~workers/objects/account-gate/copies";
import type { Contestant } from "../bench";
import { sqlStorage } from "./sql-storage";

const PEOPLE = 5_000;
const ROLES = 300;
const UNITS = 400;
const OF_A_UNIT = 30;
/** Six units of 30 grants, 19 of one's own and the baseline: 200 contributions a person. */
const UNITS_OF_ONE = 6;
const OF_ONE = 19;
const NOW = Date.UTC(2026, 4, 12, 12);

let made = 0;
const grantOf = (i: number): GrantFact => ({
  id: ++made,
  roleId: i % 3 === 0 ? 2 + (i % (ROLES - 2)) : null,
  permission: i % 3 === 0 ? null : (PERMISSIONS[i % (PERMISSIONS.length - 5)] as Permission),
  level: i % 3 === 0 ? null : "any",
  sourceId: i % 5 === 0 ? 1 + (i % 8) : null,
  connectionId: null,
  from: null,
  until: null,
  origin: "direct",
  withoutReply: false,
});

/** What a company of 5,000 is to its gate, as the texts that D1 answers. */
function companyOps(): string[] {
  const roles: ({ t: "role" } & RoleFact)[] = Array.from({ length: ROLES }, (_, i) => ({
    t: "role",
    role: i + 1,
    family: "special",
    template: i === 0 ? "BASE" : null,
    name: `Role ${i}`,
    isActive: true,
    cells:
      i === 0 ? null : Object.fromEntries(PERMISSIONS.slice(i % 50, (i % 50) + 20).map((p) => [p, "own"])),
  }));
  const units: ({ t: "unit" } & UnitFact)[] = Array.from({ length: UNITS }, (_, i) => ({
    t: "unit",
    unit: i + 1,
    kind: i < 60 ? "department" : "group",
    name: `Unit ${i}`,
    isActive: true,
    grants: Array.from({ length: OF_A_UNIT }, (_, g) => grantOf(i * 7 + g)),
  }));
  const people: ({ t: "person" } & PersonFact)[] = Array.from({ length: PEOPLE }, (_, i) => ({
    t: "person",
    user: i + 1,
    publicId: `person-${i}-abcdefghijkl`,
    name: "Anna",
    surname: `Kowalska ${i}`,
    email: `anna.${i}@company.test`,
    language: "pl",
    timeZone: null,
    departmentId: 1 + (i % 60),
    kind: "staff",
    isOwner: false,
    isDeleted: false,
    version: 1,
    holds: [],
    units: Array.from({ length: UNITS_OF_ONE }, (_, u) => 1 + ((i + u * 67) % UNITS)),
    reach: [1 + (i % 60)],
    heads: [],
    queues: [],
    grants: Array.from({ length: OF_ONE }, (_, g) => grantOf(i + g * 11)),
  }));
  const settings = { t: "settings", account: 1, strictCoupling: true };
  return [settings, ...roles, ...units, ...people].map((op) => JSON.stringify(op));
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heapOf = () => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

let texts: string[] | null = null;
const companyTexts = () => {
  texts ??= companyOps();
  return texts;
};

/** A cold gate: every text read, stored and kept, then everybody's rights compiled. */
function hydrateAndCompile() {
  const copies = new Copies(sqlStorage());
  const access = new Access(copies);
  for (const text of companyTexts()) copies.write(JSON.parse(text) as Parameters<Copies["write"]>[0]);
  let contributions = 0;
  for (let user = 1; user <= PEOPLE; user++) {
    const person = copies.person(user) as PersonFact;
    if (user === 1) contributions = access.contributionsOf(person).length;
    access.rightsOf(person, NOW);
  }
  if (contributions !== 200) throw new Error(`${contributions} contributions instead of 200`);
  return { copies, access };
}

export const hydrateTime: Contestant = {
  name: "the gate's own parts",
  prepare: () => () => {
    const from = process.cpuUsage();
    hydrateAndCompile();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  },
};

export const hydrateMemory: Contestant = {
  name: "the gate's own parts",
  prepare: () => () => {
    companyTexts();
    const before = heapOf();
    const kept = hydrateAndCompile();
    const after = heapOf();
    return kept.copies.person(1) === null ? Number.NaN : (after - before) / 1e6;
  },
};

/** So that the templates are in memory before the first measurement. */
void ROLE_TEMPLATES;
