import { parseNetwork } from "~/domain/network/parse-network";
import type { SavedEntry } from "~/domain/network/saved-list";
import { type ChangeRequest, changeList } from "~/features/network/change-list.server";
import type { Saver } from "~/features/network/saver";
import { readNetwork } from "~db/queries/network";
import { newId, OFFICE, type TestCompany } from "./company";

/** An entry as a form would make it; for the whole company unless said otherwise. */
export function entry(text: string, facts: Partial<SavedEntry> = {}): SavedEntry {
  const parsed = parseNetwork(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal}`);
  return {
    id: 0,
    publicId: newId(),
    scope: "account",
    scopeId: null,
    mode: "extends",
    network: parsed.network,
    label: "",
    expiresAt: null,
    createdAt: 0,
    createdBy: null,
    ...facts,
  };
}

/** A person who saves from an address, with the access version that D1 has now. */
export async function saver(
  company: TestCompany,
  person: { userId: number; name?: string } = company.owner,
  ip: string | null = OFFICE,
): Promise<Saver> {
  const [row] = await company.rows<{ departmentId: number | null }>(
    "SELECT department_id AS departmentId FROM users WHERE id = ?",
    person.userId,
  );
  const actor = { ...(await company.actor(person)), ip };
  return { ...company.account, userId: person.userId, departmentId: row?.departmentId ?? null, actor };
}

/** Saves one edit past the question who would be refused; `probation` only when asked for. */
export const edit = async (
  company: TestCompany,
  who: Saver,
  change: ChangeRequest["edit"],
  options: Partial<ChangeRequest> = {},
) => changeList(company.needs(), who, { edit: change, probation: false, confirmed: true, ...options });

/** The list on, with these entries of the whole company; the owner has signed in at the office and saves from there. */
export async function listOn(company: TestCompany, networks: string[] = ["203.0.113.0/24"]): Promise<Saver> {
  const session = await company.signedIn(company.owner);
  await company.gate().flush();
  const who = await saver(company);
  const saved = [
    await edit(company, who, { kind: "add", entries: networks.map((text) => entry(text)) }),
    await edit(company, who, { kind: "switch", on: true }),
  ];
  if (saved.some((outcome) => !outcome.ok)) throw new Error(JSON.stringify(saved));
  return { ...who, actor: { ...who.actor, sessionId: session.sessionId } };
}

export const listOf = (company: TestCompany) => readNetwork(company.db, company.accountId);

/** How many rows each log and the outbox have: a refused save adds none. */
export async function traces(company: TestCompany) {
  const [row] = await company.rows<Record<string, number>>(
    `SELECT (SELECT count(*) FROM audit_log WHERE account_id = ?1) AS audit,
      (SELECT count(*) FROM audit_changes WHERE account_id = ?1) AS changes,
      (SELECT count(*) FROM gate_outbox WHERE account_id = ?1) AS outbox,
      (SELECT seq FROM gate_state WHERE account_id = ?1) AS seq,
      (SELECT version FROM network_state WHERE account_id = ?1) AS version`,
    company.accountId,
  );
  return row;
}
