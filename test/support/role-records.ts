import { days } from "~/domain/time/durations";

export type RecordIds = Record<"deal" | "contact" | "company" | "task" | "conversation", string> & {
  /** A deal in the bin. */
  deleted: string;
};
type Insert = (text: TemplateStringsArray, ...values: unknown[]) => Promise<number>;
type Whose = { accountId: number; userId: number | null; channel: number; n: number; now: number };

/** One record of each kind of one person, and a deal of theirs in the bin; ids tell kind and number. */
export async function recordsOf(
  one: Insert,
  { accountId, userId, channel, n, now }: Whose,
): Promise<RecordIds> {
  const id = (kind: string) => `${kind}${String(n).padStart(22 - kind.length, "0")}`;
  const ids = {
    deal: id("deal"),
    contact: id("contact"),
    company: id("company"),
    task: id("task"),
    conversation: id("chat"),
    deleted: id("gone"),
  };
  for (const [publicId, deletedAt] of [
    [ids.deal, null],
    [ids.deleted, now],
  ] as const)
    await one`INSERT INTO deals(account_id, public_id, name, amount, pipeline_id, stage_id, stage_kind, responsible_id, search_text,
        created_at, updated_at, deleted_at)
      VALUES (${accountId}, ${publicId}, ${`Needle ${publicId}`}, 100, ${await pipeline(one, accountId)}, ${await stage(one, accountId)}, 'open',
        ${userId}, 'needle', ${now}, ${now}, ${deletedAt}) RETURNING id`;
  await one`INSERT INTO contacts(account_id, public_id, name, responsible_id, search_text, created_at, updated_at)
    VALUES (${accountId}, ${ids.contact}, ${`Needle ${ids.contact}`}, ${userId}, 'needle', ${now}, ${now}) RETURNING id`;
  await one`INSERT INTO companies(account_id, public_id, name, responsible_id, search_text, created_at, updated_at)
    VALUES (${accountId}, ${ids.company}, ${`Needle ${ids.company}`}, ${userId}, 'needle', ${now}, ${now}) RETURNING id`;
  await one`INSERT INTO tasks(account_id, public_id, text, kind, due_at, responsible_id, search_text, created_at, updated_at)
    VALUES (${accountId}, ${ids.task}, ${`Needle ${ids.task}`}, 'call', ${now + days(3)}, ${userId}, 'needle', ${now}, ${now}) RETURNING id`;
  await one`INSERT INTO conversations(account_id, public_id, source_id, client_name, responsible_id, status, search_text, opened_at,
      last_message_at, updated_at)
    VALUES (${accountId}, ${ids.conversation}, ${channel}, ${`Needle ${ids.conversation}`}, ${userId}, 'closed', 'needle', ${now}, ${now}, ${now}) RETURNING id`;
  return ids;
}

/** The company's one pipeline and stage, made with the first record. */
const pipeline = (one: Insert, accountId: number) =>
  one`INSERT INTO pipelines(account_id, public_id, name, position, created_at) VALUES (${accountId}, ${`pipe${accountId}`}, 'Sales', 0, 0)
    ON CONFLICT (public_id) DO UPDATE SET position = 0 RETURNING id`;
const stage = async (one: Insert, accountId: number) =>
  one`INSERT INTO stages(account_id, public_id, pipeline_id, name, kind, position)
    VALUES (${accountId}, ${`stage${accountId}`}, ${await pipeline(one, accountId)}, 'New', 'open', 0)
    ON CONFLICT (public_id) DO UPDATE SET position = 0 RETURNING id`;
