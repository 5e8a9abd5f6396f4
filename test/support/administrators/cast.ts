import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type DemoFacts, demoFacts, give, makeRole } from "../access-http";
import { Program, programOf } from "../api/program";
import { signedIn, type Visitor } from "../visitor";
import type { Standing } from "./plan";

/** Whoever plays; the seventh of the demo company, the owner, is held, so that nobody is unassailable. */
export const CAST = ["admin", "head", "manager", "operator", "qc", "support"].map(
  (one) => `${one}@demo.test`,
);

export type Member = { id: number; publicId: string; name: string; visitor: Visitor; program: Program };
export type Stage = {
  server: Pick<Gatehouse, "db" | "url">;
  facts: DemoFacts;
  cast: Member[];
  roles: { administrator: string; manager: string; delegate: string };
};

/** What a delegate may do to others: an unlucky mixture of real rights, wide enough to reach everybody. */
export const DELEGATED = {
  "access.assign": "any",
  "users.hold": "any",
  "users.delete": "any",
  "users.view": "any",
  "roles.edit": "any",
  "api.personal_token": "any",
};

/** The demo company with these standings; everybody outside the cast is held, so that only the cast counts. */
export async function setStage(server: Stage["server"], standings: readonly Standing[]): Promise<Stage> {
  const facts = await demoFacts(server);
  const admin = await signedIn(server, "admin@demo.test");
  const delegate = await makeRole(admin, { name: "Delegate", cells: DELEGATED });
  const roles = {
    administrator: (await facts.role("administrator")).public_id,
    manager: (await facts.role("manager")).public_id,
    delegate,
  };
  for (const [at, standing] of standings.entries()) {
    if (standing === "plain") continue;
    const { id, public_id } = await facts.person(CAST[at + 1] ?? "");
    if (standing === "administrator")
      await server.db
        .prepare(
          "DELETE FROM grants WHERE subject_kind = 'user' AND subject_id = ? AND role_id IN (SELECT id FROM roles WHERE family = 'system')",
        )
        .bind(id)
        .run();
    const given = await give(admin, [
      ["kind", "user"],
      ["subjects", public_id],
      ["roles", roles[standing]],
    ]);
    if (given.status !== 302) throw new Error(`no ${standing}: ${given.status} ${await given.text()}`);
  }
  const cast = await Promise.all(CAST.map((email) => member(server, facts, email)));
  await server.db
    .prepare(
      `INSERT INTO holds(id, account_id, user_id, kind, starts_at) SELECT 'h' || u.id, u.account_id, u.id, 'manual_block', 0
        FROM users u WHERE u.account_id = ?1 AND u.id NOT IN (SELECT value FROM json_each(?2))`,
    )
    .bind(facts.accountId, JSON.stringify(cast.map(({ id }) => id)))
    .run();
  return { server, facts, cast, roles };
}

async function member(server: Stage["server"], facts: DemoFacts, email: string): Promise<Member> {
  const { id, public_id: publicId } = await facts.person(email);
  const { name } = await facts.first<{ name: string }>(
    "SELECT trim(name || ' ' || surname) AS name FROM users WHERE id = ?",
    id,
  );
  const visitor = await signedIn(server, email);
  // Whoever may not have a token plays with none: each of its requests is refused, as it must be.
  const program = await programOf(server, email).catch(() => new Program(server, null));
  return { id, publicId, name, visitor, program };
}

/** Whose session ended and who may come in again comes in again. */
export async function comeBack({ server, cast }: Stage, held: ReadonlySet<number>): Promise<void> {
  for (const [at, { id, visitor }] of cast.entries()) {
    if (held.has(id) || (await visitor.get("/me")).status === 200) continue;
    const email = CAST[at] ?? "";
    (cast[at] as Member).visitor = await signedIn(server, email).catch(() => visitor);
  }
}
