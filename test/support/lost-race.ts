import { expect, test } from "vitest";
import type { Needs } from "~/features/needs";
import type { Db } from "~db/client";
import { aCompany, type TestCompany } from "./company";
import { expectOneTrace } from "./traces";

/** A use-case with everything but its needs: it wins when nobody is faster. */
export type Act = (needs: Needs) => Promise<unknown>;
export type Scene = {
  act: Act;
  /** What somebody else commits between the reading and the writing; else the actor's rights are changed. */
  faster?: () => Promise<unknown>;
};
export type Race = {
  /** The use-case that writes, below app/features and without `.server.ts`. */
  file: string;
  what: string;
  scene: (company: TestCompany) => Promise<Act | Scene>;
  /** What the loser is told. */
  told: unknown;
  /** The refusal itself is a line of the authorization log. */
  isLogged?: boolean;
};

export const CONFLICT = { ok: false, refusal: "conflict" };
export const REFUSED = { ok: false, refusal: { code: "conflict" } };

/**
 * Runs each use-case twice: alone, where it changes the company and is told once (`traces.ts`), and with somebody who
 * commits first at the last moment, where it must leave the company to the last row as that somebody left it, and tell
 * so.
 */
export function lostRaces(races: readonly Race[]): void {
  test.each(races.map((race) => [race.file, race.what, race] as const))(
    "%s: %s",
    async (file, _what, { scene, told, isLogged = false }) => {
      const alone = await prepared(scene);
      await alone.act(alone.company.needs());
      const done = await rowsOf(alone.company);
      expect(done).not.toEqual(alone.before);
      expectOneTrace(file, alone.before, done);

      const { company, act, faster } = await prepared(scene);
      let left: unknown = "the use-case never came to its commit";
      const outcome = await act(
        slower(company, async () => {
          await faster();
          left = await rowsOf(company);
        }),
      );
      expect(outcome).toEqual(told);
      const after = await rowsOf(company);
      expect(after).toEqual(isLogged ? { ...(left as object), auth_log: expect.anything() } : left);
    },
  );
}

async function prepared(scene: Race["scene"]) {
  const company = await aCompany();
  const made = await scene(company);
  const { act, faster = () => changeRights(company) } = typeof made === "function" ? { act: made } : made;
  await company.gate().flush();
  return { company, act, faster, before: await rowsOf(company) };
}

/** Somebody changes what a person may do: the owner unless said otherwise. */
export const changeRights = (company: TestCompany, userId = company.ownerId) =>
  company.rows("UPDATE users SET access_version = access_version + 1 WHERE id = ?", userId);

/** The needs of a request whose first batch is overtaken at the last moment. */
function slower(company: TestCompany, faster: () => Promise<unknown>): Needs {
  const needs = company.needs();
  let isOvertaken = false;
  const overtaken = (d1: D1Database) => ({
    prepare: (text: string) => d1.prepare(text),
    batch: async (statements: D1PreparedStatement[]) => {
      if (!isOvertaken) {
        isOvertaken = true;
        await faster();
      }
      return d1.batch(statements);
    },
  });
  return {
    ...needs,
    db: (accountId) => {
      const db = needs.db(accountId);
      return Object.create(db, { $client: { value: overtaken(db.$client) } }) as Db;
    },
  };
}

/** Queued mails and messages go out behind the answer, whenever they do: what counts is which ones are queued. */
const COLUMNS: Record<string, string> = { mail_outbox: "id, kind", webhook_deliveries: "id, event" };

/** Every row of the company in every table: audit and authorization log, outbox, its sequence, and all the rest. */
async function rowsOf(company: TestCompany): Promise<Record<string, unknown[]>> {
  const tables = await company.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%account_id%' ORDER BY name",
  );
  const client = company.db.$client;
  const all = await client.batch(
    tables.map(({ name }) =>
      client
        .prepare(`SELECT ${COLUMNS[name] ?? "*"} FROM "${name}" WHERE account_id = ?`)
        .bind(company.accountId),
    ),
  );
  return Object.fromEntries(tables.map(({ name }, at) => [name, all[at]?.results ?? []]));
}
