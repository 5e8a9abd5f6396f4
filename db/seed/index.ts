import {
  DEMO_DOMAIN as DOMAIN,
  DEMO_PASSWORD as PASSWORD,
  DEMO_SIGN_INS as SIGN_INS,
} from "../../app/domain/session/demo";
import type { GateSeed } from "../../app/domain/session/gate-seed";
import type { Language } from "./names";
import { seedCompany } from "./seed-company";

export { demoActors } from "./actors";
export { PASSWORD as demoPassword };

type Gates = { idFromName(name: string): unknown; get(id: never): unknown };
export type SeedTools = {
  db: D1Database;
  /** Namespace of the gates; without it nothing is open at the start. */
  gates: Gates | null;
  /** Hashes as the running server does. */
  hash: (password: string) => Promise<string>;
  now: number;
  language: Language;
};

/** Fills an empty database with the demo company: 42 people in 5 departments (first-minutes 2). Local only. */
export async function seedDemo(tools: SeedTools): Promise<void> {
  await seedOne(tools, { seed: 1, domain: DOMAIN });
}

/** A further demo company with other people, which shares its owner with the first. Answers its domain. */
export async function addDemoCompany(
  tools: SeedTools,
  name: string,
): Promise<{ domain: string; password: string }> {
  const known = await tools.db
    .prepare("SELECT count(*) AS n FROM accounts WHERE is_demo = 1")
    .first<{ n: number }>();
  const seed = (known?.n ?? 0) + 1;
  const domain = seed === 1 ? DOMAIN : `demo${seed}.test`;
  await seedOne(tools, { seed, domain, name });
  return { domain, password: PASSWORD };
}

/** The hash of the demo password as it stands with the owner; null before there is a demo company. */
export async function sharedHash(db: D1Database): Promise<string | null> {
  const query = "SELECT password_hash AS hash FROM identities WHERE email_key = ?";
  return db.prepare(query).bind(`owner@${DOMAIN}`).first<string>("hash");
}

async function seedOne(
  tools: SeedTools,
  company: { seed: number; domain: string; name?: string },
): Promise<void> {
  // Hashing is slow by intent: everybody here has the same password and so the same hash.
  const passwordHash = await tools.hash(PASSWORD);
  const { account, moment } = await seedCompany({
    ...tools,
    ...company,
    ownerEmail: `owner@${DOMAIN}`,
    passwordHash,
  });
  if (tools.gates === null) return;
  const gate = tools.gates.get(tools.gates.idFromName(account) as never) as {
    seed(seed: GateSeed): Promise<unknown>;
  };
  await gate.seed(moment);
}

/** The demo sign-ins that `npm start` prints; none once there is a real company here. */
export async function demoSignIns(db: D1Database): Promise<{ email: string; password: string }[]> {
  const emails = SIGN_INS.map((login) => `${login}@${DOMAIN}`);
  const { results } = await db
    .prepare(`SELECT i.email FROM identities i, json_each(?) j WHERE i.email_key = j.value AND EXISTS (
      SELECT 1 FROM identity_accounts m JOIN accounts a ON a.id = m.account_id WHERE m.identity_id = i.id AND a.is_demo = 1)
      AND NOT EXISTS (SELECT 1 FROM accounts WHERE is_demo = 0)
      ORDER BY j.key`)
    .bind(JSON.stringify(emails))
    .all<{ email: string }>();
  return results.map(({ email }) => ({ email, password: PASSWORD }));
}
