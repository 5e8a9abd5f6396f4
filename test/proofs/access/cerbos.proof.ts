import { expect, test } from "vitest";
import { type Program, programOf } from "../../support/api/program";
import { type CerbosAsk, hasCerbos, policyOf, startCerbos } from "../../support/oracles/cerbos";
import { type RawPerson, readRawPeople, readRawRights } from "../../support/oracles/raw-rights";
import { serve } from "../../support/server";

/** Fewer with PROOF_REQUESTS, to see on a busy machine that it works. */
const REQUESTS = Number(process.env.PROOF_REQUESTS ?? 10_000);
const BATCH = 200;
const SEED = 20_261_122;
const DAY_MS = 86_400_000;

/** Types of the questions: table, beginning of the permissions, and those that no other cell can lower. */
const KINDS = {
  deal: ["deals", "deals", ["view", "edit", "delete", "export"]],
  contact: ["contacts", "contacts", ["view", "edit", "delete", "export"]],
  company: ["companies", "companies", ["view", "edit", "delete"]],
  task: ["tasks", "tasks", ["view", "edit", "delete"]],
  conversation: [
    "conversations",
    "conversations",
    ["list", "history", "join", "hand_over", "note", "export"],
  ],
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];
const LEVELS = ["own", "own_dept", "any"];

/** Small and the same in every run. */
function dice(seed: number) {
  let state = seed;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}
type Dice = ReturnType<typeof dice>;

/** Single rights to people, departments, groups and everybody, with and without terms, beside those of the demo. */
async function giveMore(owner: Program, db: D1Database, { below, pick }: Dice): Promise<number> {
  const ids = async (sql: string) => (await db.prepare(sql).all<{ id: string; kind: string }>()).results;
  const subjects = [
    ...(await ids("SELECT public_id AS id, 'user' AS kind FROM users WHERE deleted_at IS NULL")),
    ...(await ids("SELECT public_id AS id, kind FROM units WHERE is_active = 1")),
    { id: "everybody", kind: "everybody" },
  ];
  let given = 0;
  for (let n = 0; n < 80; n++) {
    const [, prefix, actions] = KINDS[pick(kinds)];
    const { id, kind } = pick(subjects);
    const day = (least: number) => new Date(Date.now() + (least + below(20)) * DAY_MS).toISOString();
    const answer = await owner.post("/api/v1/grants", {
      kind,
      subjects: [id],
      permission: `${prefix}.${pick(actions as readonly string[])}`,
      level: pick(LEVELS),
      ...(below(3) === 0 ? { starts_at: day(1) } : {}),
      ...(below(3) === 0 ? { ends_at: day(22) } : {}),
    });
    if (answer.status === 201) given += 1;
  }
  return given;
}

type Thing = { id: string; owner: number | null; source: number | null };
type Question = CerbosAsk & { id: string; at: number };

function questionOf(people: RawPerson[], things: Record<Kind, Thing[]>, { below, pick }: Dice): Question {
  const kind = pick(kinds);
  const { id, owner, source } = pick(things[kind]);
  const at = Date.now() + below(60 * 24) * 3_600_000;
  return {
    person: pick(people),
    kind,
    action: pick(KINDS[kind][2] as readonly string[]),
    id,
    at,
    thing: {
      owner: owner ?? 0,
      units: people.find((one) => one.id === owner)?.units ?? [],
      source: source ?? 0,
      now: at,
    },
  };
}

async function askUs(owner: Program, questions: readonly Question[]): Promise<boolean[]> {
  const { status, body, text } = await owner.post<{ evaluations: { decision: boolean }[] }>(
    "/access/v1/evaluations",
    {
      evaluations: questions.map(({ person, kind, id, action, at }) => ({
        subject: { type: "user", id: person.publicId },
        action: { name: action },
        resource: { type: kind, id },
        context: { time: new Date(at).toISOString() },
      })),
    },
  );
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body.evaluations.map(({ decision }) => decision);
}

test(`${REQUESTS.toLocaleString("en")} decisions equal those of a Cerbos PDP that merges the raw grants itself`, async () => {
  if (!hasCerbos()) {
    console.log("MISSING: the program of @cerbos/cerbos-linux-x64");
    expect.fail("MISSING: @cerbos/cerbos-linux-x64");
  }
  await using server = await serve();
  const owner = await programOf(server, "owner@demo.test");
  const throws = dice(SEED);
  const given = await giveMore(owner, server.db as never, throws);
  const rights = await readRawRights(server.db);
  const people = await readRawPeople(server.db);
  const things = {} as Record<Kind, Thing[]>;
  for (const kind of kinds) {
    const [table] = KINDS[kind];
    const source = kind === "conversation" ? "source_id" : "NULL";
    const alive = kind === "conversation" ? "1 = 1" : "deleted_at IS NULL";
    const sql = `SELECT public_id AS id, responsible_id AS owner, ${source} AS source FROM ${table} WHERE ${alive} ORDER BY id`;
    things[kind] = (await server.db.prepare(sql).all<Thing>()).results;
  }
  const cerbos = await startCerbos(kinds.map((kind) => policyOf(kind, KINDS[kind][1], rights)));
  let [allowed, asked] = [0, 0];
  const differences: unknown[] = [];
  try {
    while (asked < REQUESTS) {
      const questions = Array.from({ length: BATCH }, () => questionOf(people, things, throws));
      const [ours, theirs] = [await askUs(owner, questions), await cerbos.ask(questions)];
      for (const [n, { person, kind, action, id, at }] of questions.entries()) {
        if (ours[n]) allowed += 1;
        if (ours[n] !== theirs[n])
          differences.push({
            person: person.publicId,
            kind,
            action,
            id,
            at,
            ours: ours[n],
            theirs: theirs[n],
          });
      }
      asked += questions.length;
    }
  } finally {
    cerbos.stop();
  }
  const count = asked.toLocaleString("en");
  console.log(
    `${rights.length} raw grants (${given} given by lot), ${people.length} people, ${allowed} allowed`,
  );
  console.log(`${count} decisions, ${differences.length} differences`);
  expect(differences.slice(0, 5)).toEqual([]);
  expect(asked).toBe(REQUESTS);
  expect(allowed).toBeGreaterThan(REQUESTS / 20);
});
