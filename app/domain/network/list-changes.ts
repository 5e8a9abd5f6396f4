import type { SavedEntry, SavedList } from "./saved-list";

/** One changed field of an audit row. */
export type ListChange = {
  field: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
};

/** What a save changed, field by field and entry by entry, for the audit log (ASVS 16.2.1). */
export function listChanges(before: SavedList, after: SavedList): ListChange[] {
  const fields: ListChange[] = [
    ...(["on", "coversTokens", "ownerLink"] as const).map((field) => ({
      field,
      before: before[field],
      after: after[field],
    })),
    {
      field: "confirmBy",
      before: before.probation?.confirmBy ?? null,
      after: after.probation?.confirmBy ?? null,
    },
    ...pairs("exempt", people(before.exemptUserIds), people(after.exemptUserIds)),
    ...pairs("entry", described(before.entries), described(after.entries)),
  ];
  return fields.filter((change) => change.before !== change.after);
}

const people = (ids: readonly number[]) => new Map(ids.map((id) => [String(id), String(id)]));
const described = (entries: readonly SavedEntry[]) =>
  new Map(entries.map((entry) => [entry.publicId, describe(entry)]));

function pairs(
  field: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ListChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => ({
    field,
    before: before.get(key) ?? null,
    after: after.get(key) ?? null,
  }));
}

/** An entry in one line, codes instead of words: the log is read in three languages. */
function describe(entry: SavedEntry): string {
  const scope = entry.scope === "account" ? "account" : `${entry.scope}:${entry.scopeId} ${entry.mode}`;
  const until = entry.expiresAt === null ? [] : [`until ${new Date(entry.expiresAt).toISOString()}`];
  return [entry.network.text, scope, ...until, ...(entry.label === "" ? [] : [entry.label])].join(" · ");
}
