import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { sealSession } from "~/http/session-cookie";
import { configOf } from "~workers/config";
import { aCompany, env, type TestCompany } from "../../support/company";
import type { StaffedGate } from "./staffed-gate";

/** Somebody who is signed in, and the cookie header that says so. */
export type Staff = { userId: number; publicId: string; tokenHash: string; cookie: string };

/** The roles that everybody has here; the owner has their own. */
const ROLES = ["manager", "chat_manager"] as const;

/** A company of the bench: real D1, its real gate, everybody signed in and the owner first. */
export async function staffedCompany(people: number): Promise<{ company: TestCompany; staff: Staff[] }> {
  const company = await aCompany();
  await hire(company, people);
  const found = await company.rows<{ userId: number; publicId: string }>(
    "SELECT id AS userId, public_id AS publicId FROM users WHERE account_id = ? ORDER BY id",
    company.accountId,
  );
  const staff: Staff[] = [];
  for (const person of found) staff.push({ ...person, ...(await newSession(company, person.userId)) });
  const gate = company.stub() as unknown as { openMany: StaffedGate["openMany"] };
  await gate.openMany(
    staff.map(({ tokenHash: hash, userId: user }) => ({ hash, user })),
    Date.now(),
  );
  return { company, staff };
}

/** People straight into D1, before the gate has been asked: twenty to a department. */
async function hire({ accountId, db, roleIds }: TestCompany, people: number): Promise<void> {
  const d1 = db.$client;
  const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)";
  const departments = Math.ceil(people / 20);
  const here = "FROM users WHERE account_id = ?1 AND email LIKE 'bench%'";
  await d1.batch([
    // Whoever watches the live view sees the pages, too.
    d1.prepare("UPDATE settings SET shows_page = 1 WHERE account_id = ?1").bind(accountId),
    d1
      .prepare(
        `${numbers} INSERT INTO units(account_id, public_id, kind, name, created_at)
          SELECT ?1, 'unit-' || ?1 || '-' || i, 'department', 'Department ' || i, 0 FROM n`,
      )
      .bind(accountId, departments),
    d1
      .prepare(
        `${numbers} INSERT INTO users(account_id, public_id, email, name, surname, department_id, confirmed_at, created_at)
          SELECT ?1, 'bench-' || ?1 || '-' || printf('%011d', i), 'bench' || i || '@test.test', 'Anna', 'Kowalska ' || i,
            (SELECT id FROM units WHERE public_id = 'unit-' || ?1 || '-' || (1 + (i - 1) / 20)), 1, 1 FROM n`,
      )
      .bind(accountId, people),
    d1
      .prepare(`INSERT INTO unit_members(account_id, unit_id, user_id) SELECT ?1, department_id, id ${here}`)
      .bind(accountId),
    d1
      .prepare(`INSERT INTO unit_reach(account_id, viewer_id, unit_id) SELECT ?1, id, department_id ${here}`)
      .bind(accountId),
    ...ROLES.map((role) =>
      d1
        .prepare(
          `INSERT INTO grants(account_id, subject_kind, subject_id, role_id, created_at) SELECT ?1, 'user', id, ?2, 1 ${here}`,
        )
        .bind(accountId, roleIds[role]),
    ),
  ]);
}

/** A token that the gate does not know yet, and its cookie. */
export async function newSession(company: TestCompany, userId: number) {
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const cookie = { account: company.accountPublicId, shard: userId % 64, token };
  const sealed = await sealSession(configOf(env).COOKIE_KEYS, cookie);
  return { tokenHash: await sha256hex(token), cookie: `__Host-gatehouse=${sealed}` };
}
