import { sql } from "drizzle-orm";
import { parseNetwork } from "../../app/domain/network/parse-network";
import type { SavedEntry, SavedList, SavedRules } from "../../app/domain/network/saved-list";
import type { Db } from "../client";

type EntryRow = Omit<SavedEntry, "network"> & { network: string };
type StateRow = {
  isOn: number;
  coversTokens: number;
  ownerLink: number;
  version: number;
  confirmBy: number | null;
  before: string | null;
  changedAt: number | null;
  changedBy: number | null;
  exempt: string;
  entries: string;
};

/** The rules that return when probation lapses, as one JSON document: names as the gate reads them. */
export type BeforeDoc = { isOn: boolean; coversTokens: boolean; exempt: number[]; entries: EntryRow[] };

/** The list with everything about it, read in one statement, so that no save can fall in between. */
export async function readNetwork(db: Db, accountId: number): Promise<SavedList> {
  const row = await db.get<StateRow>(sql`SELECT n.is_on AS isOn, n.covers_tokens AS coversTokens,
    n.owner_link AS ownerLink, n.version, n.confirm_by AS confirmBy, n.before, n.changed_at AS changedAt,
    n.changed_by AS changedBy,
    (SELECT json_group_array(x.user_id) FROM network_exempt x WHERE x.account_id = n.account_id) AS exempt,
    (SELECT json_group_array(json_object('id', e.id, 'publicId', e.public_id, 'scope', e.scope, 'scopeId', e.scope_id,
      'mode', e.mode, 'network', e.network, 'label', e.label, 'expiresAt', e.expires_at, 'createdAt', e.created_at,
      'createdBy', e.created_by)) FROM (SELECT * FROM network_entries WHERE account_id = n.account_id ORDER BY id) e) AS entries
    FROM network_state n WHERE n.account_id = ${accountId}`);
  const before = row.before === null ? null : (JSON.parse(row.before) as BeforeDoc);
  return {
    on: row.isOn === 1,
    coversTokens: row.coversTokens === 1,
    ownerLink: row.ownerLink === 1,
    version: row.version,
    exemptUserIds: JSON.parse(row.exempt) as number[],
    entries: (JSON.parse(row.entries) as EntryRow[]).flatMap(asEntry),
    probation:
      row.confirmBy === null || before === null
        ? null
        : { confirmBy: row.confirmBy, before: rulesOf(before) },
    changedAt: row.changedAt,
    changedBy: row.changedBy,
  };
}

export function beforeDoc(rules: SavedRules): BeforeDoc {
  return {
    isOn: rules.on,
    coversTokens: rules.coversTokens,
    exempt: [...rules.exemptUserIds],
    entries: rules.entries.map(asRow),
  };
}

function rulesOf(doc: BeforeDoc): SavedRules {
  return {
    on: doc.isOn,
    coversTokens: doc.coversTokens,
    exemptUserIds: doc.exempt,
    entries: doc.entries.flatMap(asEntry),
  };
}

export const asRow = (entry: SavedEntry): EntryRow => ({ ...entry, network: entry.network.text });

/** An entry that no longer parses lets nobody in, here as in the gate. */
function asEntry(row: EntryRow): SavedEntry[] {
  const parsed = parseNetwork(row.network);
  return parsed.ok ? [{ ...row, network: parsed.network }] : [];
}
