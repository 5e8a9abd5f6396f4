/**
 * The published certification scenario of AuthZEN 1.0 (openid.github.io/authzen,
 * authorization-api-1_0-certification-scenario), each request by its section there. `decides`: the decision that the
 * fixture fixes; `decisions`: those of a batch, null where only a boolean is asked for; `finds`: results that must be
 * among those found; an empty list means that nothing is found.
 */
export type Certified = {
  section: string;
  path: string;
  body: unknown;
  decides?: boolean;
  decisions?: (boolean | null)[];
  finds?: object[];
  isBad?: true;
};

const user = (id: string, properties?: object) => ({ type: "user", id, ...(properties && { properties }) });
const record = (n: 1 | 2, properties?: object) => ({
  type: "record",
  id: `record-${n}`,
  ...(properties && { properties }),
});
const action = (name: string, properties?: object) => ({ name, ...(properties && { properties }) });
const [alice, bob, admin] = [user("alice"), user("bob"), user("bob", { role: "admin" })];
const [read, write] = [action("read"), action("write")];
const archived = record(2, { status: "archived" });
const basic = { subject: alice, action: read, resource: record(1) };
const without = (key: keyof typeof basic) => ({ ...basic, [key]: undefined });
const who = { ...basic, subject: { type: "user" } };
const which = { ...basic, resource: { type: "record" } };
const what = { subject: alice, resource: record(1) };
const context = { time: "2025-06-27T18:03-07:00", ip: "192.168.1.1" };

const one = (section: string, body: unknown, rest: Partial<Certified>): Certified => ({
  section,
  path: "evaluation",
  body,
  ...rest,
});
const many = (section: string, body: unknown, rest: Partial<Certified>): Certified => ({
  section,
  path: "evaluations",
  body,
  ...rest,
});
const find = (section: string, kind: string, body: unknown, rest: Partial<Certified>): Certified => ({
  section,
  path: `search/${kind}`,
  body,
  ...rest,
});

export const CERTIFICATION: readonly Certified[] = [
  one("2.2.1", basic, { decides: true }),
  one("2.2.2", { ...basic, subject: bob, action: write }, { decides: false }),
  one("1.4 rule 2", { ...basic, action: write }, { decides: true }),
  one("1.4 rule 3", { ...basic, subject: bob }, { decides: true }),
  one("2.2.3", { ...basic, context }, { decides: true }),
  one("2.2.4", { subject: alice, action: write, resource: archived }, { decides: false }),
  one("2.2.5", { subject: admin, action: write, resource: archived }, { decides: true }),
  one("2.2.6", { ...basic, action: action("delete", { soft: true }) }, { decides: true }),
  one("2.2.7", { ...basic, action: action("delete", { soft: false }) }, { decides: false }),
  one(
    "2.2.8",
    {
      subject: user("alice", { department: "Sales", role: "manager" }),
      action: action("read", { method: "GET" }),
      resource: record(1, { status: "active", owner: "bob" }),
    },
    { decides: true },
  ),
  one("2.2.9", { ...basic, foo: "bar", futureField: { nested: true } }, { decides: true }),
  one("2.4.1 subject", without("subject"), { isBad: true }),
  one("2.4.1 action", without("action"), { isBad: true }),
  one("2.4.1 resource", without("resource"), { isBad: true }),
  one("2.4.2 subject.type", { ...basic, subject: { id: "alice" } }, { isBad: true }),
  one("2.4.2 subject.id", { ...basic, subject: { type: "user" } }, { isBad: true }),
  one("2.4.2 action.name", { ...basic, action: {} }, { isBad: true }),
  one("2.4.2 resource.type", { ...basic, resource: { id: "record-1" } }, { isBad: true }),
  one("2.4.2 resource.id", { ...basic, resource: { type: "record" } }, { isBad: true }),
  one("2.4.4", '{"subject":', { isBad: true }),
  one("2.4.5", "", { isBad: true }),
  one("2.4.6 subject", { ...basic, subject: "alice" }, { isBad: true }),
  one("2.4.6 action.name", { ...basic, action: { name: 123 } }, { isBad: true }),
  one("2.6", basic, { decides: true }),
  many(
    "3.2.1",
    { subject: alice, action: read, evaluations: [{ resource: record(1) }, { resource: record(2) }] },
    { decisions: [true, null] },
  ),
  many(
    "3.2.2",
    { subject: bob, resource: record(1), evaluations: [{ action: read }, { action: write }] },
    { decisions: [true, false] },
  ),
  many(
    "3.2.3",
    {
      subject: alice,
      action: write,
      evaluations: [{ resource: record(1, { status: "active" }) }, { resource: archived }],
    },
    { decisions: [true, false] },
  ),
  many(
    "3.2.4",
    { action: write, resource: archived, evaluations: [{ subject: alice }, { subject: admin }] },
    { decisions: [false, true] },
  ),
  many(
    "3.2.5",
    { evaluations: [basic, { subject: bob, action: write, resource: record(1) }] },
    { decisions: [true, false] },
  ),
  many(
    "3.2.6",
    {
      subject: alice,
      action: read,
      context: { time: context.time },
      evaluations: [
        { resource: record(1) },
        { resource: record(2), context: { time: "2025-06-27T19:00-07:00", source: "batch-override" } },
      ],
    },
    { decisions: [true, null] },
  ),
  many(
    "3.2.7",
    {
      subject: alice,
      action: write,
      resource: { type: "record" },
      evaluations: [
        { resource: { id: "record-1", properties: { status: "active" } } },
        { resource: archived },
      ],
    },
    { decisions: [true, false] },
  ),
  many(
    "3.4.1",
    { subject: alice, action: read, evaluations: [{ resource: record(1) }, {}] },
    { decisions: [true, false] },
  ),
  many("3.4.1 whole", '{"evaluations":[', { isBad: true }),
  many("3.4.2", basic, { decides: true }),
  many("3.4.3", { ...basic, evaluations: [] }, { decides: true }),
  find("4.2.1", "subject", who, { finds: [alice, bob] }),
  find("4.2.2", "subject", { ...who, context }, { finds: [alice, bob] }),
  find(
    "4.2.4",
    "subject",
    { subject: { type: "user" }, action: write, resource: archived },
    { finds: [bob] },
  ),
  find("4.3.1", "resource", which, { finds: [record(1)] }),
  find(
    "4.3.3",
    "resource",
    { subject: admin, action: write, resource: { type: "record" } },
    { finds: [record(2)] },
  ),
  find("4.4.1", "action", what, { finds: [read, write] }),
  find("4.4.2", "action", { ...what, context }, { finds: [read, write] }),
  find("4.4.3", "action", { subject: admin, resource: archived }, { finds: [write] }),
  find("4.6.1", "action", { ...what, subject: user("nonexistent-user") }, { finds: [] }),
  find("4.6.2", "subject", { ...who, subject: { type: "spaceship" } }, { finds: [] }),
  find("4.7.1 subject", "subject", { ...who, action: undefined }, { isBad: true }),
  find("4.7.1 resource", "resource", { ...which, subject: undefined }, { isBad: true }),
  find("4.7.1 action", "action", { subject: alice }, { isBad: true }),
  find("4.7.2 subject", "subject", { ...who, resource: { type: "record" } }, { isBad: true }),
  find("4.7.2 resource", "resource", { ...which, subject: { type: "user" } }, { isBad: true }),
];

/** A search by pages (4.5): asked with a limit of one, then with the token of each page before. */
export const BY_PAGES = { path: "search/subject", body: who };
export const BASIC = basic;
