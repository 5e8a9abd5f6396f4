import type { TestCompany } from "../company";

type Row = Record<string, string | number | null>;
const TABLES = {
  audit_log: "id",
  audit_changes: "id",
  audit_seals: "number",
  audit_subjects: "id",
} as const;
type Table = keyof typeof TABLES;
export type Snapshot = Record<Table, Row[]>;
export type Edited = { what: string; rows: Snapshot };

/** All that an audit log is made of, for one company. */
export async function takeSnapshot(company: TestCompany): Promise<Snapshot> {
  const of = (table: Table) =>
    company.rows<Row>(
      `SELECT * FROM ${table} WHERE account_id = ? ORDER BY ${TABLES[table]}`,
      company.accountId,
    );
  return {
    audit_log: await of("audit_log"),
    audit_changes: await of("audit_changes"),
    audit_seals: await of("audit_seals"),
    audit_subjects: await of("audit_subjects"),
  };
}

/** Puts rows in place of those that are there, in one batch. */
export async function put(
  company: TestCompany,
  { rows, tables }: { rows: Snapshot; tables: readonly Table[] },
) {
  const { $client } = company.db;
  const statements = tables.flatMap((table) => {
    const columns = Object.keys(rows[table][0] ?? {});
    const remove = $client.prepare(`DELETE FROM ${table} WHERE account_id = ?`).bind(company.accountId);
    if (columns.length === 0) return [remove];
    const values = columns.map((column) => `value->>'${column}'`).join(", ");
    const insert = `INSERT INTO ${table}(${columns.map((column) => `"${column}"`).join(", ")}) SELECT ${values} FROM json_each(?)`;
    return [remove, $client.prepare(insert).bind(JSON.stringify(rows[table]))];
  });
  await $client.batch(statements);
}
export const ALL_TABLES = Object.keys(TABLES) as Table[];

/** One random edit: a value, a removal, a move, an addition, a swap, or a cut at the end. `random` in [0, 1). */
export function randomEdit(before: Snapshot, random: () => number): Edited {
  const rows = structuredClone(before);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const table = pick(["audit_log", "audit_log", "audit_changes", "audit_changes", "audit_seals"] as const);
  const list = rows[table];
  const at = Math.floor(random() * list.length);
  const row = list[at] as Row;
  const name = `${table}[${at}]`;
  switch (pick(["value", "value", "value", "null", "remove", "add", "swap", "cut", "salt"] as const)) {
    case "null": {
      const column = pick(Object.keys(row).filter((each) => row[each] !== null && NULLABLE.includes(each)));
      if (column === undefined) break;
      row[column] = null;
      return { what: `${name}.${column} = NULL`, rows };
    }
    case "remove":
      list.splice(at, 1);
      return { what: `${name} removed`, rows };
    case "add": {
      const key = TABLES[table];
      const last = Number(list.at(-1)?.[key]);
      // Behind the last seal new entries are no finding, so what is added stands among the sealed ones or before them.
      const number = table === "audit_changes" ? last + 1 : -at;
      list.push({ ...row, [key]: number, ...(table === "audit_log" ? { public_id: `added${number}` } : {}) });
      return { what: `${name} added as ${number}`, rows };
    }
    case "swap": {
      const other = (at + 1 + Math.floor(random() * (list.length - 1))) % list.length;
      const key = TABLES[table];
      if (isSame(row, list[other] as Row, key)) break;
      const [mine, theirs] = [row[key] as number, list[other]?.[key] as number];
      row[key] = theirs;
      (list[other] as Row)[key] = mine;
      return { what: `${name} and [${other}] swapped`, rows };
    }
    case "cut": {
      const seals = rows.audit_seals.splice(Math.floor(random() * rows.audit_seals.length));
      const from = Number(seals[0]?.after_id);
      rows.audit_log = rows.audit_log.filter(({ id }) => Number(id) <= from);
      return { what: `everything after ${from} cut, with its seals`, rows };
    }
    case "salt": {
      const subject = pick(rows.audit_subjects);
      subject.salt = random() < 0.5 ? null : `${subject.salt}x`;
      return { what: `salt of ${subject.id}`, rows };
    }
    default:
  }
  const column = pick(
    Object.keys(row).filter((each) => row[each] !== null && each !== "account_id" && each !== "id"),
  );
  row[column] =
    typeof row[column] === "number" ? Number(row[column]) + 1 + Math.floor(random() * 9) : `${row[column]}~`;
  return { what: `${name}.${column}`, rows };
}

const NULLABLE = [
  "actor_id",
  "actor_name",
  "target_kind",
  "target_id",
  "target_name",
  "ip",
  "session_id",
  "request_id",
  "reason",
  "named",
  "before",
  "after",
];
const isSame = (one: Row, other: Row, key: string) =>
  Object.keys(one).every((column) => column === key || column === "number" || one[column] === other[column]);
