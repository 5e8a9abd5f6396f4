import { sql } from "drizzle-orm";
import { DEMO_DOMAIN, DEMO_PASSWORD, DEMO_SIGN_INS } from "~/domain/session/demo";
import type { Needs } from "../needs";

const EMAILS = DEMO_SIGN_INS.map((name) => `${name}@${DEMO_DOMAIN}`);

export type DemoSignIn = { email: string; password: string };

/** The sign-ins that `npm start` printed, for the login page of the demo; none once there is a real company here. */
export async function listDemoSignIns(needs: Needs): Promise<DemoSignIn[]> {
  const rows = await needs.directory.all<{ email: string }>(sql`SELECT i.email AS email FROM identities i
    WHERE i.email_key IN (SELECT value FROM json_each(${JSON.stringify(EMAILS)})) AND EXISTS (SELECT 1 FROM identity_accounts m
      JOIN accounts a ON a.id = m.account_id WHERE m.identity_id = i.id AND a.is_demo = 1)
    AND NOT EXISTS (SELECT 1 FROM accounts WHERE is_demo = 0) ORDER BY i.id`);
  return rows.map(({ email }) => ({ email, password: DEMO_PASSWORD }));
}
