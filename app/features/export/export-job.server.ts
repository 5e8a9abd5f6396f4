import * as z from "zod";
import { MOST_EXPORTED, TABLE_NAMES } from "~/domain/export/tables";
import { authEntry } from "~/domain/log/entry";
import { LANGUAGES } from "~/i18n";
import { countTable } from "~db/queries/export-tables";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { type JobFacts, jobKind } from "../jobs/job-kind.server";
import { EXPORT_FORMATS } from "../log/export-log.server";
import type { Needs } from "../needs";
import { readTable } from "./tables/read-table.server";

/** Rows a chunk: one file of the folder. */
const PORTION = 1_000;

export const ExportInput = z.strictObject({
  table: z
    .enum(TABLE_NAMES as [string, ...string[]])
    .transform((name) => name as (typeof TABLE_NAMES)[number]),
  columns: z.array(z.string()),
  format: z.enum(EXPORT_FORMATS),
  from: z.number().nullable(),
  until: z.number().nullable(),
  language: z.enum(LANGUAGES),
  zone: z.string(),
  scope: z.union([
    z.strictObject({ kind: z.enum(["any", "none"]) }),
    z.strictObject({ kind: z.enum(["own", "reach"]), userId: z.number() }),
  ]),
  /** From where it was asked for: for the line of the log. */
  client: z.custom<Parameters<typeof authEntry>[0]["origin"]>(),
  sessionId: z.string(),
  askedAt: z.number(),
});
export type ExportInput = z.infer<typeof ExportInput>;
export const ExportCursor = z.strictObject({ parts: z.number(), id: z.number(), at: z.number() });

/** The folder of an export's parts. */
export const exportFolder = (accountPublicId: string, jobPublicId: string) =>
  `exports/${accountPublicId}/${jobPublicId}/`;

type Facts = JobFacts<ExportInput, z.infer<typeof ExportCursor>>;

/**
 * An export of a table (MC-90…93, AM-13): each chunk writes one portion of rows into the export's folder, and the last
 * one the line of the log with the number of rows, in its batch. The file is put together when it is fetched.
 */
export const exportTable = jobKind({
  name: "export_table",
  input: ExportInput,
  cursor: ExportCursor,
  async step(needs: Needs, job: Facts) {
    const { accountId, input, cursor } = job;
    const db = needs.db(accountId);
    const query = { ...input, accountId, now: input.askedAt } as Parameters<typeof readTable>[1];
    const { rows, next } = await readTable(db, query, cursor, PORTION);
    const part = cursor?.parts ?? 0;
    await needs.files.put(
      `${exportFolder(job.accountPublicId, job.publicId)}${part}.json`,
      JSON.stringify(rows),
    );
    const done = job.done + rows.length;
    const isLast = next === null || done >= MOST_EXPORTED;
    return {
      write: isLast ? [exportNote(job, { ...input, page: "/settings/export", count: done }, needs.now)] : [],
      cursor: isLast ? null : { parts: part + 1, ...next },
      done,
      total: part === 0 ? Math.max(await totalOf(needs, job), done) : Math.max(job.total, done),
      ...(isLast
        ? { result: { table: input.table, format: input.format, rows: done, parts: part + 1 } }
        : {}),
    };
  },
});

async function totalOf(needs: Needs, { accountId, input: { table } }: Facts): Promise<number> {
  const names = { people: "users", rights: "grants", activity: "activity", log: null } as const;
  const name = names[table];
  return name === null ? 0 : countTable(needs.db(accountId), name, accountId);
}

type Noted = {
  table: string;
  format: string;
  page: string;
  client: Parameters<typeof authEntry>[0]["origin"];
  sessionId: string;
  count: number;
};

/** One line an export, however often its last chunk is tried: the job's id is the operation's. */
export const exportNote = (
  { accountId, publicId, actor }: Pick<Facts, "accountId" | "publicId" | "actor">,
  { table, format, page, client, sessionId, count }: Noted,
  now: number,
) =>
  writeAuthEntry(
    accountId,
    authEntry({
      opId: `export.${publicId}`,
      at: now,
      userId: actor?.userId ?? null,
      event: "export_done",
      method: "export",
      result: "success",
      page,
      sessionId,
      origin: client,
      detail: `${table}, ${format}`,
      count,
    }),
  );
