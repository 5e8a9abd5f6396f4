import { type MacKey, macHex, macKey } from "~/domain/ids/hmac";
import { base64url } from "~/domain/ids/public-id";
import { namesIn, PERSONAL_FIELDS } from "~/domain/log/names";
import { CHANGE_VALUES, type Named, ROW_VALUES, type SealedChange, type SealedRow } from "~/domain/log/seal";
import type { Db } from "~db/client";
import { ensureSubjects, knownPeople, type Subject, type SubjectKey } from "~db/queries/audit-log/subjects";
import type { Needs } from "../needs";

/** Rows as their leaves are made from them, and what is to be written beside their values. */
export type NamedRows = {
  rows: SealedRow[];
  ofRows: [number, Named][];
  ofChanges: [number, Named][];
};
type Found = { row: number; change: number | null; column: string; value: string; key: SubjectKey };

/**
 * Finds the values that name a person and puts HMAC(salt of that person, value) beside each (architecture, "Logs").
 * The actor's name and address are the actor's; the name, reason and personal fields of an event about a person are
 * that person's; everywhere else a text names whoever's full name, e-mail or phone stands in it.
 */
export async function nameValues(
  needs: Needs,
  db: Db,
  accountId: number,
  rows: SealedRow[],
): Promise<NamedRows> {
  const whoIn = namesIn(await knownPeople(db, accountId));
  const found = rows.flatMap((row, index) => [
    ...ROW_VALUES.flatMap((column) =>
      ofRow(row, column, whoIn).map((one) => ({ ...one, row: index, change: null, column })),
    ),
    ...row.changes.flatMap((change, at) =>
      CHANGE_VALUES.flatMap((column) =>
        ofChange(row, change, column, whoIn).map((one) => ({ ...one, row: index, change: at, column })),
      ),
    ),
  ]);
  const subjects = await subjectsFor(needs, db, accountId, found);
  const keys = new Map<number, MacKey>();
  const named = rows.map((row) => ({
    row: {} as Record<string, [number, string]>,
    changes: row.changes.map(() => ({}) as Record<string, [number, string]>),
  }));
  for (const { row, change, column, value, key } of found) {
    const subject = subjects.get(nameOf(key));
    // Erased since: nothing of theirs is written any more.
    if (subject?.salt == null) continue;
    const mac = keys.get(subject.id) ?? (await macKey(subject.salt));
    keys.set(subject.id, mac);
    const place = change === null ? named[row]!.row : named[row]!.changes[change]!;
    place[column] = [subject.id, await macHex(mac, value)];
  }
  return assembled(rows, named);
}

function assembled(rows: SealedRow[], named: { row: Named; changes: Named[] }[]): NamedRows {
  const orNull = (one: Named) => (Object.keys(one).length === 0 ? null : one);
  const full = rows.map((row, index) => ({
    ...row,
    named: orNull(named[index]!.row),
    changes: row.changes.map((change, at) => ({ ...change, named: orNull(named[index]!.changes[at]!) })),
  }));
  return {
    rows: full,
    ofRows: full.flatMap((row): [number, Named][] => (row.named === null ? [] : [[row.id, row.named]])),
    ofChanges: full.flatMap((row) =>
      row.changes.flatMap((one): [number, Named][] => (one.named === null ? [] : [[one.id, one.named]])),
    ),
  };
}

type Who = (text: string) => number | null;
type Owner = { value: string; key: SubjectKey };

function ofRow(row: SealedRow, column: (typeof ROW_VALUES)[number], whoIn: Who): Owner[] {
  const value = row[column];
  if (value === null || value === "") return [];
  const isActors = column === "actorName" || column === "ip";
  if (isActors && row.actorId !== null) return [{ value, key: { userId: row.actorId } }];
  if (!isActors && row.targetKind === "user" && row.targetId !== null)
    return [{ value, key: { userId: row.targetId } }];
  return named(value, whoIn, column === "targetName" && row.targetKind === "invitation");
}

function ofChange(
  row: SealedRow,
  change: SealedChange,
  column: (typeof CHANGE_VALUES)[number],
  whoIn: Who,
): Owner[] {
  const value = change[column];
  if (value === null || value === "") return [];
  const isTheirs =
    row.targetKind === "user" && row.targetId !== null && PERSONAL_FIELDS.includes(change.field);
  if (isTheirs && column !== "field") return [{ value, key: { userId: row.targetId as number } }];
  return named(value, whoIn, false);
}

/** A receiver of an invitation is somebody by the e-mail alone. */
function named(value: string, whoIn: Who, isEmail: boolean): Owner[] {
  const userId = whoIn(value);
  if (userId !== null) return [{ value, key: { userId } }];
  return isEmail ? [{ value, key: { emailKey: value.trim().toLowerCase() } }] : [];
}

const nameOf = (key: SubjectKey) => ("userId" in key ? `user ${key.userId}` : `mail ${key.emailKey}`);

async function subjectsFor(
  needs: Needs,
  db: Db,
  accountId: number,
  found: readonly Found[],
): Promise<Map<string, Subject>> {
  const keys = [...new Map(found.map(({ key }) => [nameOf(key), key])).values()];
  const wanted = keys.map((key) => ({ key, salt: base64url(needs.random(32)) }));
  const subjects = await ensureSubjects(db, accountId, wanted);
  return new Map(
    subjects.flatMap((one): [string, Subject][] => [
      ...(one.userId === null ? [] : [[nameOf({ userId: one.userId }), one] as [string, Subject]]),
      ...(one.emailKey === null ? [] : [[nameOf({ emailKey: one.emailKey }), one] as [string, Subject]]),
    ]),
  );
}
