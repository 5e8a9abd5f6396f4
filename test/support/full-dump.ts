import { runInDurableObject } from "cloudflare:test";
import { env, type TestCompany } from "./company";

type Rows = Record<string, unknown>[];

/** All that is stored as text: every table of D1 with the shadow tables of search, the gate's storage, every file. */
export async function fullDump(company: TestCompany): Promise<string> {
  const tables = await company.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'",
  );
  const parts = [];
  for (const { name } of tables) parts.push(asText(await company.rows(`SELECT * FROM "${name}"`)));
  parts.push(await gateDump(company), await filesDump());
  return parts.join("\n");
}

/** Every row of the company's gate. */
export const gateDump = (company: TestCompany): Promise<string> =>
  runInDurableObject(company.stub(), (_gate, { storage: { sql } }) => {
    const tables = sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf_%'")
      .toArray();
    return tables.map(({ name }) => asText(sql.exec(`SELECT * FROM "${name}"`).toArray() as Rows)).join("\n");
  });

async function filesDump(): Promise<string> {
  const { objects } = await env.FILES.list();
  const texts = await Promise.all(
    objects.map(async ({ key }) => `${key} ${await (await env.FILES.get(key))?.text()}`),
  );
  return texts.join("\n");
}

/** Bytes, as of an index of search, are read as the letters they may be. */
const asText = (rows: Rows): string =>
  rows.flatMap((row) => Object.values(row).map((value) => lettersOf(value))).join("\n");

function lettersOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return new TextDecoder().decode(Uint8Array.from(value as number[]));
  return String(value);
}
