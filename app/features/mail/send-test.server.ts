import { sql } from "drizzle-orm";
import { hours } from "~/domain/time/durations";
import type { Needs } from "../needs";
import { postMail } from "./post-mail.server";
import { queueMail } from "./queue-mail.server";

const TESTS_AN_HOUR = 20;

export type TestSent = { ok: true } | { ok: false; refusal: "not_found" | "throttled" };

/** Sends a test to a person of the company, where their notices go [MC-81]. One that arrives mends a broken mailbox. */
export async function sendTest(
  needs: Needs,
  { accountId }: { accountId: number },
  userPublicId: string,
): Promise<TestSent> {
  const person = await needs
    .db(accountId)
    .get<{ id: number } | undefined>(
      sql`SELECT id FROM users WHERE account_id = ${accountId} AND public_id = ${userPublicId} AND deleted_at IS NULL`,
    );
  if (person === undefined) return { ok: false, refusal: "not_found" };
  const taken = await needs.throttle.take(`test-mail:${accountId}`, TESTS_AN_HOUR, hours(1), needs.now);
  if (!taken.ok) return { ok: false, refusal: "throttled" };
  const to = { users: [person.id] };
  await postMail(
    needs,
    accountId,
    queueMail(needs, { accountId, kind: "test", to, details: { at: needs.now } }),
  );
  return { ok: true };
}
