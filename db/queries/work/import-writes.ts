import { type SQL, sql } from "drizzle-orm";
import type { CardKind } from "../../../app/domain/work/kinds";
import { RECORD_TABLES } from "./bin";
import type { NewPoint } from "./party-writes";

type Job = { accountId: number; jobId: number };
type Link = { id: number } | { publicId: string } | null;

/** One record of a chunk with its columns, ready to be written. */
export type ImportedRecord = {
  kind: CardKind;
  publicId: string;
  name: string;
  columns: Record<string, string | number | null>;
  company: Link;
  contact: Link;
  points: readonly NewPoint[];
  tags: readonly { name: string; key: string }[];
  note: string | null;
  /** Line of the file whose main record it is; null for what a row brought along. */
  line: number | null;
};

const OWN: Record<CardKind, readonly string[]> = {
  company: [
    "external_id",
    "site",
    "address",
    "responsible_id",
    "created_by",
    "search_text",
    "search_hidden",
    "created_at",
    "updated_at",
  ],
  contact: [
    "external_id",
    "position",
    "company_id",
    "responsible_id",
    "created_by",
    "search_text",
    "search_hidden",
    "created_at",
    "updated_at",
  ],
  deal: [
    "external_id",
    "amount",
    "pipeline_id",
    "stage_id",
    "stage_kind",
    "closed_at",
    "contact_id",
    "company_id",
    "responsible_id",
    "created_by",
    "search_text",
    "created_at",
    "updated_at",
  ],
};
const LINKS: Record<string, SQL> = { company_id: sql`companies`, contact_id: sql`contacts` };

/** All records of a chunk in a few statements: clients before deals, so that a row finds what it brought along. */
export function insertImported(
  job: Job,
  records: readonly ImportedRecord[],
  noteIds: () => string,
  at: number,
): SQL[] {
  return (["company", "contact", "deal"] as const).flatMap((kind) => {
    const these = records.filter((record) => record.kind === kind);
    return these.length === 0 ? [] : [insertOf(job, kind, these), ...hangOn(job, kind, these, noteIds, at)];
  });
}

function insertOf({ accountId }: Job, kind: CardKind, records: readonly ImportedRecord[]): SQL {
  const rows = records.map(({ publicId, name, columns, company, contact }) => ({
    publicId,
    name,
    ...columns,
    ...link("company_id", company),
    ...link("contact_id", contact),
  }));
  const value = (column: string): SQL => {
    const plain = sql`value ->> ${column}`;
    const table = LINKS[column];
    if (table === undefined) return plain;
    return sql`coalesce(${plain}, (SELECT r.id FROM ${table} r WHERE r.public_id = value ->> ${`${column}:new`}))`;
  };
  const columns = OWN[kind];
  return sql`INSERT INTO ${RECORD_TABLES[kind]}(account_id, public_id, name, ${sql.raw(columns.join(", "))})
    SELECT ${accountId}, value ->> 'publicId', value ->> 'name', ${sql.join(columns.map(value), sql`, `)}
    FROM json_each(${JSON.stringify(rows)}) ORDER BY key`;
}

const link = (column: string, to: Link) =>
  to === null ? {} : "id" in to ? { [column]: to.id } : { [`${column}:new`]: to.publicId };

/** Points, tags, notes, and the list by which the whole import is taken back. */
function hangOn(
  job: Job,
  kind: CardKind,
  records: readonly ImportedRecord[],
  noteId: () => string,
  at: number,
): SQL[] {
  const { accountId } = job;
  const table = RECORD_TABLES[kind];
  const points = records.flatMap(({ publicId, points }) =>
    points.map((point, n) => ({ ...point, n, publicId })),
  );
  const tags = records.flatMap(({ publicId, tags }) => tags.map((tag) => ({ ...tag, publicId })));
  const notes = records
    .filter(({ note }) => note !== null)
    .map(({ publicId, note, columns }) => ({ publicId, note, id: noteId(), by: columns.created_by }));
  const owner = sql`(SELECT r.id FROM ${table} r WHERE r.public_id = value ->> 'publicId')`;
  return [
    ...(points.length === 0 || kind === "deal"
      ? []
      : [
          sql`INSERT INTO contact_points(account_id, owner_kind, owner_id, kind, value, key, position)
            SELECT ${accountId}, ${kind}, ${owner}, value ->> 'kind', value ->> 'value', value ->> 'key', value ->> 'n'
            FROM json_each(${JSON.stringify(points)}) ORDER BY json_each.key`,
        ]),
    ...(tags.length === 0
      ? []
      : [
          sql`INSERT INTO tags(account_id, name, key) SELECT ${accountId}, value ->> 'name', value ->> 'key'
            FROM json_each(${JSON.stringify(tags)}) WHERE true ON CONFLICT (account_id, key) DO NOTHING`,
          sql`INSERT OR IGNORE INTO record_tags(account_id, on_kind, on_id, tag_id)
            SELECT ${accountId}, ${kind}, ${owner}, (SELECT t.id FROM tags t WHERE t.account_id = ${accountId} AND t.key = value ->> 'key')
            FROM json_each(${JSON.stringify(tags)})`,
        ]),
    ...(notes.length === 0
      ? []
      : [
          sql`INSERT INTO notes(account_id, public_id, on_kind, on_id, text, created_by, created_at)
            SELECT ${accountId}, value ->> 'id', ${kind}, ${owner}, value ->> 'note', value ->> 'by', ${at}
            FROM json_each(${JSON.stringify(notes)})`,
        ]),
    sql`INSERT INTO import_made(account_id, job_id, kind, record_id) SELECT ${accountId}, ${job.jobId}, ${kind}, r.id
      FROM json_each(${JSON.stringify(records.map(({ publicId }) => publicId))}) j JOIN ${table} r ON r.public_id = j.value`,
  ];
}

/** Each record's history begins with the import; `first` is the id under which the limits reserved the chunk. */
export const importedActivity = (
  { accountId }: Job,
  records: readonly ImportedRecord[],
  facts: { userId: number; first: string; at: number },
): SQL[] =>
  (["company", "contact", "deal"] as const).flatMap((kind) => {
    const these = records.flatMap((record, n) =>
      record.kind === kind
        ? [{ publicId: record.publicId, id: n === 0 ? facts.first : `${facts.first}.${n}` }]
        : [],
    );
    if (these.length === 0) return [];
    return [
      sql`INSERT INTO activity(account_id, action_id, user_id, at, kind, object_kind, object_id, object_name, source, amount)
        SELECT ${accountId}, value ->> 'id', ${facts.userId}, ${facts.at}, 'record_created', ${kind}, r.id, r.name, 'import', 1
        FROM json_each(${JSON.stringify(these)}) j JOIN ${RECORD_TABLES[kind]} r ON r.public_id = j.value ->> 'publicId'`,
    ];
  });

/** What became of the lines whose main record was made. */
export const settleMade = (
  { accountId, jobId }: Job,
  kind: CardKind,
  lines: readonly { line: number; publicId: string }[],
): SQL =>
  sql`UPDATE import_rows SET state = 'made', made_id = (SELECT r.id FROM json_each(${JSON.stringify(lines)}) j
      JOIN ${RECORD_TABLES[kind]} r ON r.public_id = j.value ->> 'publicId' WHERE j.value ->> 'line' = import_rows.line)
    WHERE account_id = ${accountId} AND job_id = ${jobId} AND line IN (SELECT value ->> 'line' FROM json_each(${JSON.stringify(lines)}))`;

/** What became of the lines that were refused. */
export const settleRefused = (
  { accountId, jobId }: Job,
  lines: readonly { line: number; problem: string }[],
): SQL[] =>
  lines.length === 0
    ? []
    : [
        sql`UPDATE import_rows SET state = 'refused', reason = (SELECT value ->> 'problem' FROM json_each(${JSON.stringify(lines)}) j
            WHERE j.value ->> 'line' = import_rows.line)
          WHERE account_id = ${accountId} AND job_id = ${jobId} AND line IN (SELECT value ->> 'line' FROM json_each(${JSON.stringify(lines)}))`,
      ];
