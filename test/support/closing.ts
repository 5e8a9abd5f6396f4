import { closeCompany } from "~/features/closing/close-company.server";
import { changerOf } from "./changer";
import { newId, type TestCompany } from "./company";

export type Person = { userId: number; name?: string };

/** A full copy that is listed; its files are not needed. */
export const aCopy = (company: TestCompany, at = company.clock.now) =>
  company.rows(
    "INSERT INTO account_copies(account_id, public_id, at, rows, parts) VALUES (?, ?, ?, 1, 0)",
    company.accountId,
    newId(),
    at,
  );

/** Closes the company by a person who does all that is asked; `copy: null` without a copy. */
export async function close(
  company: TestCompany,
  plan: { by?: Person; typed?: string; copiedAt?: number | null } = {},
) {
  const { by = company.owner, copiedAt = company.clock.now } = plan;
  if (copiedAt !== null) await aCopy(company, copiedAt);
  const [row] = await company.rows<{ name: string }>(
    "SELECT company_name AS name FROM settings WHERE account_id = ?",
    company.accountId,
  );
  return closeCompany(company.needs(), await changerOf(company, by), plan.typed ?? row?.name ?? "");
}
