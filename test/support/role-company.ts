import { sql } from "drizzle-orm";
import type { TemplateKey } from "~/domain/access";
import { openDb, openDirectory } from "~db/client";
import { createCompany } from "~db/queries/create-company";
import { commit } from "~db/queries/guarded-batch";
import { rebuildReach } from "~db/queries/structure";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { type RecordIds, recordsOf } from "./role-records";
import type { Column } from "./roles-matrix";
import { demoPassword } from "./server";
import { Visitor } from "./visitor";

/** A grant: a shipped role with its column of roles.tsv; bound to the first channel, or for the whole company. */
export type Given = { template: TemplateKey; column: Column; onChannel?: boolean };
/** `cells`: of a role of the company's own besides; a level for each. `isHead`: of the department of everybody here. */
export type ViewerPlan = {
  name: string;
  given: readonly Given[];
  isHead?: boolean;
  cells?: Record<string, string>;
};
export type RoleViewer = ViewerPlan & { userId: number; visitor: Visitor };
/** Whose records these are: somebody of the viewers' department, of another one, or nobody. */
export type Owned = { userId: number | null; isColleague: boolean; onChannel: boolean; ids: RecordIds };

const newId = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");

/**
 * A company of its own in a served demo, whose gate has never been asked: one viewer for each plan in one department,
 * and one record of each kind of everybody; on each of two channels for those bound to one, a stranger, and nobody.
 */
export async function roleCompany(server: Gatehouse, plans: readonly ViewerPlan[]) {
  const bindings = { DB: server.db };
  const now = Date.now();
  const known = await server.db
    .prepare("SELECT password_hash AS hash FROM identities WHERE email = 'manager@demo.test'")
    .first<{ hash: string }>();
  const passwordHash = known?.hash ?? "";
  const company = await createCompany(openDirectory(bindings), (id) => openDb(bindings, id), {
    ...{ name: "Roles", language: "en", timeZone: "Europe/Warsaw", weekStart: 1, isDemo: false, newId, now },
    departmentName: "Sales",
    owner: { email: "owner@roles.test", name: "Olga", surname: "Owner", passwordHash },
  });
  const { accountId, departmentId } = company;
  const db = openDb(bindings, accountId);
  const one = (text: TemplateStringsArray, ...values: unknown[]) => insert(db, text, values);

  const aPerson = async (name: string, department: number) => {
    const email = `${name.replace(/\W+/g, "-")}@roles.test`;
    const identity = await one`INSERT INTO identities(public_id, email, email_key, password_hash, created_at)
      VALUES (${newId()}, ${email}, ${email}, ${passwordHash}, ${now}) RETURNING id`;
    const user =
      await one`INSERT INTO users(account_id, public_id, identity_id, email, name, surname, department_id, confirmed_at, created_at)
      VALUES (${accountId}, ${newId()}, ${identity}, ${email}, ${name}, 'Viewer', ${department}, ${now}, ${now}) RETURNING id`;
    await one`INSERT INTO identity_accounts(identity_id, account_id, user_id) VALUES (${identity}, ${accountId}, ${user}) RETURNING user_id AS id`;
    await one`INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (${accountId}, ${department}, ${user}) RETURNING user_id AS id`;
    return { user, email };
  };
  const aChannel = (name: string) =>
    one`INSERT INTO sources(account_id, public_id, kind, name, created_at) VALUES (${accountId}, ${newId()}, 'whatsapp', ${name}, ${now}) RETURNING id`;
  const channels = [await aChannel("First"), await aChannel("Second")] as const;
  const give = (user: number, role: number, source: number | null) =>
    one`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, source_id, created_at)
      VALUES (${accountId}, 'user', ${user}, ${role}, ${source}, ${now}) RETURNING id`;

  const people: (ViewerPlan & { userId: number; email: string })[] = [];
  for (const plan of plans) {
    const { user, email } = await aPerson(plan.name, departmentId);
    people.push({ ...plan, userId: user, email });
    for (const { template, onChannel } of plan.given)
      await give(user, company.roleIds[template], onChannel ? channels[0] : null);
    if (plan.isHead)
      await one`UPDATE units SET head_user_id = ${user} WHERE id = ${departmentId} RETURNING id`;
    if (plan.cells === undefined) continue;
    const role = await one`INSERT INTO roles(account_id, public_id, family, name, has_own_cells, created_at)
      VALUES (${accountId}, ${newId()}, 'special', ${plan.name}, 1, 0) RETURNING id`;
    for (const [permission, level] of Object.entries(plan.cells))
      await one`INSERT INTO role_cells(account_id, role_id, permission, level) VALUES (${accountId}, ${role}, ${permission}, ${level}) RETURNING role_id AS id`;
    await give(user, role, null);
  }
  const elsewhere = await one`INSERT INTO units(account_id, public_id, kind, name, created_at)
    VALUES (${accountId}, ${newId()}, 'department', 'Support', ${now}) RETURNING id`;
  const stranger = await aPerson("stranger", elsewhere);
  await commit(db, rebuildReach(accountId));

  const owned: Owned[] = [];
  const bound = people.filter(({ given }) => given.some(({ onChannel }) => onChannel));
  const onBoth = [...bound.map((person) => person.userId), stranger.user, null];
  for (const userId of [...people.map((person) => person.userId), stranger.user, null])
    for (const at of onBoth.includes(userId) ? [0, 1] : [owned.length % 2]) {
      const channel = channels[at] ?? 0;
      const isColleague = userId !== null && userId !== stranger.user;
      const ids = await recordsOf(one, { accountId, userId, channel, n: owned.length, now });
      owned.push({ userId, isColleague, onChannel: at === 0, ids });
    }
  const viewers: RoleViewer[] = [];
  for (const { email, ...person } of people)
    viewers.push({
      ...person,
      visitor: await new Visitor(server).signIn(email, demoPassword("manager@demo.test")),
    });
  return { ...company, viewers, owned };
}

/** Runs an INSERT or UPDATE … RETURNING id. */
async function insert(db: ReturnType<typeof openDb>, text: TemplateStringsArray, values: unknown[]) {
  const row = await db.get<{ id: number } | undefined>(sql(text, ...values));
  if (row === undefined) throw new Error("nothing was written");
  return row.id;
}
