/** A copy's files by their names, as text: manifest.json, directory.json, 0.json, 1.json … */
export type CopyFiles = Record<string, string>;
export type Restored = { account: string; rows: number; tables: number };

type Part = { table: string; columns: string[]; rows: (string | number | null)[][] };
type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };

const FORMAT = 1;

/**
 * Puts a full copy (MC-96) into a database that has the tables and no company. Passwords, tokens and codes are not in
 * a copy: everybody comes in by a reset link. Triggers are taken away meanwhile, so that nothing is counted twice.
 * Throws when the layout is another, rows are missing, or the database is not empty.
 */
export async function restoreCopy(d1: D1Database, files: CopyFiles): Promise<Restored> {
  const manifest = JSON.parse(files["manifest.json"] ?? "{}");
  if (manifest.format !== FORMAT) throw new Error("This is no copy that this version can read.");
  const taken = await d1.prepare("SELECT count(*) AS n FROM settings").first<{ n: number }>();
  if (taken?.n !== 0) throw new Error("There is a company already: restore into an empty database.");
  const { results: triggers } = await d1
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all<{ name: string; sql: string }>();
  for (const { name } of triggers) await d1.prepare(`DROP TRIGGER "${name}"`).run();
  const tables = new Set<string>();
  let rows = 0;
  for (let part = 0; part < manifest.parts; part += 1) {
    const text = files[`${part}.json`];
    if (text === undefined) throw new Error(`The file ${part}.json is missing.`);
    const one = JSON.parse(text) as Part;
    await insertPart(d1, one);
    tables.add(one.table);
    rows += one.rows.length;
  }
  if (rows !== manifest.rows) throw new Error(`${manifest.rows} rows were promised, ${rows} are there.`);
  await restoreDirectory(d1, JSON.parse(files["directory.json"] ?? "{}"));
  await d1.batch(TOTALS_BY_UNIT.map((statement) => d1.prepare(statement)));
  for (const { sql } of triggers) await d1.prepare(sql).run();
  return { account: manifest.account, rows, tables: tables.size };
}

/** Made out of what is restored: a copy may be older than these totals. */
const TOTALS_BY_UNIT = [
  "DELETE FROM deal_unit_totals",
  `INSERT INTO deal_unit_totals(account_id, unit_id, stage_id, count, sum)
    SELECT t.account_id, coalesce(h.unit_id, 0), t.stage_id, sum(t.count), sum(t.sum) FROM deal_totals t
    LEFT JOIN unit_members h ON h.account_id = t.account_id AND h.user_id = t.responsible_id AND h.is_home = 1
    GROUP BY 1, 2, 3`,
];

/** Rows of one table. A column that no copy holds and that must not be empty gets a word that opens nothing. */
async function insertPart(d1: D1Database, { table, columns, rows }: Part): Promise<void> {
  const { results } = await d1.prepare(`SELECT * FROM pragma_table_info('${table}')`).all<Column>();
  const missing = results.filter(
    ({ name, notnull, dflt_value, pk }) =>
      notnull === 1 && dflt_value === null && pk === 0 && !columns.includes(name),
  );
  const names = [...columns, ...missing.map(({ name }) => name)].map((name) => `"${name}"`).join(", ");
  const values = [
    ...columns.map((_, at) => `value ->> ${at}`),
    ...missing.map(() => "'restored-' || lower(hex(randomblob(16)))"),
  ];
  // Portions under 1 MB: a bound value may not be longer.
  for (let at = 0; at < rows.length; at += 200)
    await d1
      .prepare(`INSERT INTO "${table}"(${names}) SELECT ${values.join(", ")} FROM json_each(?)`)
      .bind(JSON.stringify(rows.slice(at, at + 200)))
      .run();
}

type Directory = {
  accounts?: { id: number; public_id: string; name: string; created_at: number }[];
  identities?: { id: number; public_id: string; email: string; email_key: string; created_at: number }[];
};

async function restoreDirectory(
  d1: D1Database,
  { accounts = [], identities = [] }: Directory,
): Promise<void> {
  for (const { id, public_id, name, created_at } of accounts) {
    await d1
      .prepare("INSERT INTO accounts(id, public_id, name, created_at) VALUES (?, ?, ?, ?)")
      .bind(id, public_id, name, created_at)
      .run();
    await d1.prepare("INSERT INTO gate_state(account_id) VALUES (?)").bind(id).run();
  }
  for (let at = 0; at < identities.length; at += 500)
    await d1
      .prepare(`INSERT INTO identities(id, public_id, email, email_key, created_at) SELECT value ->> 'id',
        value ->> 'public_id', value ->> 'email', value ->> 'email_key', value ->> 'created_at' FROM json_each(?)`)
      .bind(JSON.stringify(identities.slice(at, at + 500)))
      .run();
}
