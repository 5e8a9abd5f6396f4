import type { Reader } from "~/features/work/reader";
import { changerOf } from "./changer";
import { newId, type TestCompany } from "./company";

/** A channel of the company, straight into D1. */
export async function aSource(
  company: TestCompany,
  name = "WhatsApp",
): Promise<{ id: number; publicId: string }> {
  const publicId = newId();
  const [row] = await company.rows<{ id: number }>(
    "INSERT INTO sources(account_id, public_id, kind, name, created_at) VALUES (?, ?, 'whatsapp', ?, 0) RETURNING id",
    company.accountId,
    publicId,
    name,
  );
  return { id: row?.id ?? 0, publicId };
}

export type ChatPlan = {
  sourceId: number;
  responsibleId?: number | null;
  contactId?: number | null;
  dealId?: number | null;
  status?: "open" | "closed";
  at?: number;
};

/** A chat with one message of its client, straight into D1. */
export async function aChat(company: TestCompany, plan: ChatPlan): Promise<{ id: number; publicId: string }> {
  const publicId = newId();
  const at = plan.at ?? company.clock.now - 60_000;
  const [row] = await company.rows<{ id: number }>(
    `INSERT INTO conversations(account_id, public_id, source_id, contact_id, deal_id, client_name, responsible_id, status, search_text,
      opened_at, last_message_at, unanswered_since, updated_at) VALUES (?, ?, ?, ?, ?, 'Nora Client', ?, ?, 'nora client', ?, ?, ?, ?) RETURNING id`,
    company.accountId,
    publicId,
    plan.sourceId,
    plan.contactId ?? null,
    plan.dealId ?? null,
    plan.responsibleId ?? null,
    plan.status ?? "open",
    at,
    at,
    plan.status === "closed" ? null : at,
    at,
  );
  const id = row?.id ?? 0;
  await company.rows(
    "INSERT INTO messages(account_id, public_id, conversation_id, direction, text, state, at) VALUES (?, ?, ?, 'in', 'Hello', 'received', ?)",
    company.accountId,
    newId(),
    id,
    at,
  );
  return { id, publicId };
}

/** A contact or a deal of somebody, straight into D1. */
export async function aRecord(
  company: TestCompany,
  kind: "contact" | "deal",
  responsibleId: number | null,
): Promise<number> {
  const more = kind === "deal" ? [", pipeline_id, stage_id, stage_kind", ", 1, 1, 'open'"] : ["", ""];
  const [row] = await company.rows<{ id: number }>(
    `INSERT INTO ${kind}s(account_id, public_id, name, responsible_id, created_at, updated_at${more[0]})
      VALUES (?, ?, ?, ?, 0, 0${more[1]}) RETURNING id`,
    company.accountId,
    newId(),
    `A ${kind}`,
    responsibleId,
  );
  return row?.id ?? 0;
}

/** A person as the use-cases of chats see them: call after everybody is made, or `rehydrate` first. */
export async function readerOf(company: TestCompany, person: { userId: number; name?: string }) {
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM users WHERE id = ?",
    person.userId,
  );
  const changer = await changerOf(company, person);
  return { ...changer, publicId: row?.publicId ?? "", preview: null } satisfies Reader & {
    settings: unknown;
  };
}
