import { sql } from "drizzle-orm";
import type { EntryFacts } from "~/domain/network/edit-list";
import { parseNetwork } from "~/domain/network/parse-network";
import { endOfDay } from "~/domain/time/last-day";
import { said } from "~/i18n/said";
import type { Needs } from "../needs";
import type { EntryIntent } from "./network-form";

/** Errors by field, as a form shows them. */
export type FieldErrors = Record<string, string[]>;
type Read = { ok: true; entry: EntryFacts } | { ok: false; errors: FieldErrors };

const wrong = (field: string, message: string): Read => ({ ok: false, errors: { [field]: [message] } });

/** What a form said about an entry, with the department or person it names looked up in this company. */
export async function readEntry(
  needs: Needs,
  { accountId, timeZone }: { accountId: number; timeZone: string },
  form: EntryIntent,
): Promise<Read> {
  const parsed = parseNetwork(form.network);
  if (!parsed.ok) return wrong("network", said(`error.address.${parsed.refusal}`));
  const expiresAt = form.expires === undefined ? null : endOfDay(form.expires, timeZone);
  if (form.expires !== undefined && expiresAt === null) return wrong("expires", said("error.date"));
  if (expiresAt !== null && expiresAt <= needs.now) return wrong("expires", said("error.date_past"));
  const facts = { network: parsed.network, label: form.label, expiresAt };
  const mode = form.replaces ? ("replaces" as const) : ("extends" as const);
  if (form.scope === "department") {
    const unit = await findDepartment(needs, accountId, form.department ?? "");
    return unit === null
      ? wrong("department", said("error.choice"))
      : { ok: true, entry: { ...facts, scope: "department", scopeId: unit, mode } };
  }
  if (form.scope === "user") {
    const user = await findUserByEmail(needs, accountId, form.user ?? "");
    return user === null
      ? wrong("user", said("network.person_unknown"))
      : { ok: true, entry: { ...facts, scope: "user", scopeId: user.userId, mode } };
  }
  return { ok: true, entry: { ...facts, scope: "account", scopeId: null, mode: "extends" } };
}

async function findDepartment(needs: Needs, accountId: number, publicId: string): Promise<number | null> {
  const row = await needs.db(accountId).get<{ id: number } | undefined>(sql`SELECT id FROM units
    WHERE account_id = ${accountId} AND public_id = ${publicId} AND kind = 'department'`);
  return row?.id ?? null;
}

/** A person of this company by e-mail, without case; null for none. */
export async function findUserByEmail(
  needs: Needs,
  accountId: number,
  email: string,
): Promise<{ userId: number; name: string } | null> {
  const row = await needs.db(accountId).get<{ userId: number; name: string } | undefined>(
    sql`SELECT id AS userId, trim(name || ' ' || surname) AS name FROM users
      WHERE account_id = ${accountId} AND lower(email) = ${email.toLowerCase()} AND deleted_at IS NULL LIMIT 1`,
  );
  return row ?? null;
}
