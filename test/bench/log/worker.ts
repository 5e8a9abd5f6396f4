import { type SQL, sql } from "drizzle-orm";
import { EVERYTHING } from "~/domain/log/filter";
import { csvFile } from "~/features/export/csv";
import { logCells } from "~/features/log/cells";
import { lineOf } from "~/features/log/make-lines.server";
import { translatorOf } from "~/i18n/server";
import { openDb } from "~db/client";
import { eachPage } from "~db/queries/auth-log/each-page";
import { logPage } from "~db/queries/auth-log/page";
import { readLines, rowJson } from "~db/queries/auth-log/row";
import { countingD1 } from "../../support/counting-d1";
import { instantOf, manyRows, reach } from "../../support/log/many-rows";
import { QUESTIONS } from "./questions";

const ACCOUNT = 1;
const PAGE = 50;

/** A page of the log by cursor (`/page`), with OFFSET (`/offset`), without an index (`/scan`); the file (`/export`). */
export default {
  async fetch(request, { DB }) {
    const { pathname, searchParams } = new URL(request.url);
    const age = Number(searchParams.get("age") ?? 0);
    if (pathname === "/__fill") {
      return filled(DB, Number(searchParams.get("rows")));
    }
    if (pathname === "/export") return new Response(exported(DB));
    const { db, take } = countingD1(DB);
    const counted = openDb({ DB: db }, ACCOUNT);
    const line = sql`SELECT ${sql.raw(rowJson)} AS line FROM auth_log`;
    const where = sql`WHERE account_id = ${ACCOUNT}`;
    const order = sql`ORDER BY at DESC, id DESC LIMIT ${PAGE}`;
    const read = (lines: SQL) => readLines(counted, lines, PAGE);
    if (pathname === "/offset") await read(sql`${line} ${where} ${order} OFFSET ${age}`);
    else if (pathname === "/scan")
      await read(sql`${line} NOT INDEXED ${where} AND at < ${instantOf(age)} ${order}`);
    else {
      const { scope, filter } = QUESTIONS[searchParams.get("question") ?? ""]!;
      const from = age === 0 ? null : { at: instantOf(age), id: 0 };
      const query = { accountId: ACCOUNT, scope, filter };
      const { rows } = await logPage(counted, query, { from, direction: "older", limit: PAGE });
      return Response.json({ shown: rows.length, read: take() });
    }
    return Response.json({ shown: PAGE, read: take() });
  },
} satisfies ExportedHandler<{ DB: D1Database }>;

/** Says of each portion that it is written: whoever asks waits for minutes, but never for minutes in silence. */
function filled(DB: D1Database, rows: number): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const say = (portion: number) => writer.write(new TextEncoder().encode(`${portion}\n`));
  manyRows(DB, rows, [ACCOUNT], say)
    .then(() => reach(DB, 9_001, 1, [11, 12, 13]))
    .then(
      () => writer.close(),
      (failure) => writer.abort(failure),
    );
  return new Response(readable);
}

/** The file as the export makes it, row by row. */
function exported(DB: D1Database): ReadableStream<Uint8Array> {
  const cells = logCells(translatorOf("en"));
  async function* rows() {
    const query = { accountId: ACCOUNT, scope: { kind: "any" as const }, filter: EVERYTHING };
    for await (const page of eachPage(openDb({ DB }, ACCOUNT), query))
      yield page.map((row) => cells.map((cell) => cell.of(lineOf(row, "en"))));
  }
  const from = ReadableStream as unknown as {
    from(all: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array>;
  };
  return from.from(
    csvFile(
      cells.map(({ header }) => header),
      rows(),
      ",",
    ),
  );
}
