import * as z from "zod";
import { can } from "~/domain/access";
import { exportRight, LIST_COLUMNS, type ListKind } from "~/domain/export/records";
import { MOST_EXPORTED } from "~/domain/export/tables";
import { LANGUAGES } from "~/i18n";
import { exportFolder, exportNote } from "../export/export-job.server";
import type { ExportKind } from "../export/fetch-export.server";
import { type Chunk, type JobFacts, jobKind } from "../jobs/job-kind.server";
import { EXPORT_FORMATS } from "../log/export-log.server";
import type { Needs } from "../needs";
import { importerNow } from "../people-import/importer.server";
import type { ListPlace } from "./asked.server";
import { idsFile, readChanged } from "./catch-up.server";
import { listPathOf } from "./kinds";
import { countList, readList } from "./read-list.server";

/** Rows a chunk: one file of the folder. */
const PORTION = 1_000;

const ListInput = z.strictObject({
  kind: z.enum(Object.keys(LIST_COLUMNS) as [ListKind, ...ListKind[]]),
  query: z.string().max(2_000),
  columns: z.array(z.string()),
  header: z.array(z.string()),
  format: z.enum(EXPORT_FORMATS),
  language: z.enum(LANGUAGES),
  zone: z.string(),
  client: z.custom<Parameters<typeof exportNote>[1]["client"]>(),
  sessionId: z.string(),
});
export type ListInput = z.infer<typeof ListInput>;
/** `since`: when the first chunk began (ms). */
const Cursor = z.strictObject({ parts: z.number(), at: z.number(), id: z.number(), since: z.number() });
type Job = JobFacts<ListInput, z.infer<typeof Cursor>>;

/**
 * An export of a list: each chunk writes one portion of rows into the export's folder, with the rights that the asker
 * has by then; the last one writes the line of the log with the number of rows, in its batch.
 */
export const exportRecords = jobKind({ name: "export_records", input: ListInput, cursor: Cursor, step });

async function step(needs: Needs, job: Job): Promise<Chunk<z.infer<typeof Cursor>>> {
  const { input, cursor } = job;
  const person = await importerNow(needs, job);
  if (person === null || !can(person, exportRight(input.kind)))
    return {
      cursor: null,
      done: 0,
      total: 0,
      result: { ...told(input), rows: 0, parts: 0, isRefused: true },
    };
  const viewer = { ...person, preview: null };
  const part = cursor?.parts ?? 0;
  const since = cursor?.since ?? needs.clock();
  const folder = exportFolder(job.accountPublicId, job.publicId);
  const { rows, places, next } = await readList(needs, viewer, input, cursor, PORTION);
  const keep = async (ids: readonly ListPlace[]) => {
    await needs.files.put(`${folder}${part}.json`, JSON.stringify(rows));
    await needs.files.put(idsFile(folder, part), JSON.stringify(ids.map(({ id }) => id)));
  };
  await keep(places);
  if (next === null) {
    const late = await readChanged(needs, viewer, input, {
      folder,
      parts: part + 1,
      since,
      portion: PORTION,
    });
    rows.push(...late.rows);
    if (late.rows.length > 0) await keep([...places, ...late.places]);
  }
  const done = job.done + rows.length;
  const isLast = next === null || done >= MOST_EXPORTED;
  const total = part === 0 ? await countList(needs, viewer, input) : job.total;
  return {
    write: isLast ? [exportNote(job, { ...input, ...told(input), count: done }, needs.now)] : [],
    cursor: isLast ? null : { parts: part + 1, since, ...next },
    done,
    total: Math.max(total, done),
    ...(isLast ? { result: { ...told(input), rows: done, parts: part + 1 } } : {}),
  };
}

const told = ({ kind, format }: ListInput) => ({
  table: listPathOf(kind),
  format,
  page: `/export/${listPathOf(kind)}`,
});

/** Files of one list, as they are put together from their parts; those of another list are none of its door. */
export const listExport = (of: ListKind): ExportKind => ({
  name: exportRecords.name,
  describe: (input) => {
    const { header, format, zone, kind } = ListInput.parse(input);
    return kind === of ? { header, format, zone, table: listPathOf(kind) } : null;
  },
});
