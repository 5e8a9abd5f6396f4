import * as z from "zod";
import { KEPT_COPIES } from "~/domain/export/copies";
import { authEntry } from "~/domain/log/entry";
import type { Db } from "~db/client";
import {
  copiedTables,
  deleteCopy,
  directoryRows,
  insertCopy,
  listCopies,
  tableRows,
} from "~db/queries/copies";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { type JobFacts, jobKind } from "../jobs/job-kind.server";
import type { Needs } from "../needs";

/** Rows a chunk: as many small tables as fit. */
const PORTION = 1_000;
/** Of the archive's layout; a restore refuses another. */
export const COPY_FORMAT = 1;

const CopyInput = z.strictObject({
  /** Null: made by itself. */
  client: z.custom<Parameters<typeof authEntry>[0]["origin"]>().nullable(),
  sessionId: z.string().nullable(),
});
const CopyCursor = z.strictObject({
  parts: z.number(),
  table: z.string(),
  after: z.array(z.union([z.string(), z.number()])).nullable(),
});
type Facts = JobFacts<z.infer<typeof CopyInput>, z.infer<typeof CopyCursor>>;

/** The folder of a copy's files. */
export const copyFolder = (accountPublicId: string, copyId: string) => `copies/${accountPublicId}/${copyId}/`;

/**
 * The full copy of an account (MC-96): every table that has rows of accounts, without hashes, tokens and codes, in
 * files of at most 1,000 rows; then the directory's part and the manifest. The last four are kept. Rows that change while it is
 * made are in it as they were when their turn came.
 */
export const fullCopy = jobKind({
  name: "full_copy",
  input: CopyInput,
  cursor: CopyCursor,
  async step(needs: Needs, job: Facts) {
    const { accountId, cursor } = job;
    const db = needs.db(accountId);
    const tables = await copiedTables(db);
    let { parts, table, after } = cursor ?? { parts: 0, table: tables[0]?.table ?? END, after: null };
    if (table === END) return finish(needs, db, job, parts);
    let left = PORTION;
    while (left > 0 && table !== END) {
      const at = tables.findIndex((one) => one.table === table);
      const { table: name, columns, key } = tables[at]!;
      const { rows, next } = await tableRows(
        db,
        accountId,
        { table: name, columns, key },
        { after, most: left },
      );
      if (rows.length > 0) {
        const file = { table: name, columns, rows };
        await needs.files.put(`${folderOf(job)}${parts}.json`, JSON.stringify(file));
        parts += 1;
      }
      left -= rows.length;
      after = next;
      if (next === null) table = tables[at + 1]?.table ?? END;
    }
    const done = job.done + PORTION - left;
    return { cursor: { parts, table, after }, done, total: Math.max(job.total, done) };
  },
});

/** No table is called so: the rows are done, the directory and the manifest are left. */
const END = "";
const folderOf = (job: Facts) => copyFolder(job.accountPublicId, job.publicId);

async function finish(needs: Needs, db: Db, job: Facts, parts: number) {
  const { accountId, publicId, actor, done } = job;
  const directory = await directoryRows(needs.directory, accountId);
  await needs.files.put(`${folderOf(job)}directory.json`, JSON.stringify(directory));
  const manifest = { format: COPY_FORMAT, account: job.accountPublicId, at: needs.now, rows: done, parts };
  await needs.files.put(`${folderOf(job)}manifest.json`, JSON.stringify(manifest));
  const old = (await listCopies(db, accountId)).slice(KEPT_COPIES - 1);
  for (const copy of old) await needs.files.remove(copyFolder(job.accountPublicId, copy.publicId));
  const copy = { publicId, at: needs.now, rows: done, parts };
  return {
    write: [
      ...old.map((one) => deleteCopy(accountId, one.publicId)),
      insertCopy(accountId, copy, actor?.userId ?? null),
      noteOf(job, done, needs.now),
    ],
    cursor: null,
    done,
    total: done,
    result: { rows: done },
  };
}

/** One line a copy, however often its last chunk is tried. */
const noteOf = ({ accountId, publicId, actor, input }: Facts, count: number, now: number) =>
  writeAuthEntry(
    accountId,
    authEntry({
      opId: `copy.${publicId}`,
      at: now,
      userId: actor?.userId ?? null,
      event: "backup_done",
      method: "export",
      result: "success",
      page: "/settings/export",
      sessionId: input.sessionId,
      origin: input.client,
      count,
    }),
  );
