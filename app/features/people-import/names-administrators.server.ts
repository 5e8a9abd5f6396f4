import type { Db } from "~db/client";
import { textsIn } from "~db/queries/import-rows";
import type { JobRow } from "~db/queries/jobs";
import { importPeople } from "./import-people.server";
import { readRoleWord } from "./role-words";

/** Whether an import makes Administrators, by a row's role or by that of rows that name none (security.md row 38). */
export async function namesAdministrators(db: Db, { accountId, id, input }: JobRow): Promise<boolean> {
  const { role } = importPeople.input.parse(JSON.parse(input));
  const named = await textsIn(db, { accountId, jobId: id }, "role");
  return [role, ...named.map(({ text }) => text ?? "")].some(
    (word) => readRoleWord(word) === "administrator",
  );
}
