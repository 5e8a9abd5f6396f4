import { z } from "@hono/zod-openapi";
import { can } from "~/domain/access";
import { EXPORT_TABLES, TABLE_NAMES } from "~/domain/export/tables";
import { JOB_STATES } from "~/domain/jobs/jobs";
import { FILE_TYPES } from "~/features/export/file-response.server";
import { handOverExport } from "~/features/export/hand-over-export.server";
import { type ShownExport, showExports } from "~/features/export/page/show-exports.server";
import { startExport } from "~/features/export/start-export.server";
import { tableExport } from "~/features/export/tables/table-export.server";
import { pickLanguage } from "~/i18n";
import type { Asker } from "../core/context";
import { list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";
import { At, Id, IdPath, instant } from "../schemas/common";
import { refusedWork } from "./work/refused-work";

const TAG = "Exports";
const FORMATS = Object.keys(FILE_TYPES) as [keyof typeof FILE_TYPES];
const TABLES = [...TABLE_NAMES] as [(typeof TABLE_NAMES)[number]];
const NAMES = TABLES.map((table) => `\`${table}\` (${EXPORT_TABLES[table].join(", ")})`).join("; ");
const day = z.iso.date().openapi({ example: "2026-11-01" });

const Export = z
  .object({
    id: Id,
    state: z.enum(JOB_STATES),
    done: z.number().int().openapi({ description: "Rows so far, and of all." }),
    total: z.number().int(),
    started_at: At,
    is_fetchable: z.boolean().openapi({ description: "The file can be had for an hour." }),
  })
  .openapi("Export");

export const exports = [
  list({
    id: "listExports",
    path: "/exports",
    tag: TAG,
    summary: "List your last ten exports",
    needs: "users.export",
    answers: Export,
    handle: async ({ query, ...asker }) => pageOf((await ownExports(asker)).map(asShown), query),
  }),
  operation({
    id: "startExport",
    method: "post",
    path: "/exports",
    tag: TAG,
    summary: "Start an export",
    description: `Tables and their columns: ${NAMES}. The log needs \`authlog.export\` too; a period is for the log and the activity.`,
    needs: "users.export",
    body: z
      .strictObject({
        table: z.enum(TABLES),
        format: z.enum(FORMATS).default("csv"),
        columns: z.array(z.string().max(60)).max(100).default([]).openapi({ description: "All, when none." }),
        from: day.optional(),
        to: day.optional(),
      })
      .openapi({ example: { table: "people", format: "csv", columns: ["name", "email", "roles"] } }),
    answers: z.object({ id: Id }).openapi("StartedExport"),
    status: 202,
    handle: async ({ needs, viewer, body: { table, format, columns, from = "", to = "" } }) => {
      if (table === "log" && !can(viewer, "authlog.export"))
        return refuse("forbidden", { detail: "Needs authlog.export." });
      const known: readonly string[] = EXPORT_TABLES[table];
      const strange = columns.findIndex((name) => !known.includes(name));
      if (strange >= 0)
        return refuse("invalid", {
          errors: [{ field: `columns.${strange}`, code: "not_found", detail: "There is no such column." }],
        });
      const asking = { ...viewer, ...readerOf({ needs, viewer }), client: needs.client };
      const named = columns.map((name) => `${table}.${name}`);
      const id = await startExport(needs, asking, {
        intent: "export",
        table,
        format,
        columns: named.length > 0 ? named : known.map((name) => `${table}.${name}`),
        from,
        to,
      });
      if (id === null) return refuse("conflict");
      return { kind: "reply", status: 202, body: { id }, headers: { location: `/api/v1/exports/${id}` } };
    },
  }),
  operation({
    id: "getExport",
    method: "get",
    path: "/exports/{id}",
    tag: TAG,
    summary: "How far an export is",
    description: "Of the last ten of your own; anybody else's is not there.",
    needs: "users.export",
    params: IdPath,
    answers: Export,
    handle: async ({ params, ...asker }) => {
      const found = (await ownExports(asker)).find(({ id }) => id === params.id);
      return found === undefined ? refuse("not_found") : ok(asShown(found));
    },
  }),
  operation({
    id: "downloadExport",
    method: "get",
    path: "/exports/{id}/file",
    tag: TAG,
    summary: "Fetch the file of a finished export",
    description: "Only you, and for an hour. Counts once at limits of exported rows.",
    needs: "users.export",
    params: IdPath,
    files: ["text/csv", FILE_TYPES.xlsx],
    handle: async ({ needs, viewer, params: { id } }) => {
      const handed = await handOverExport(needs, viewer, id, tableExport);
      if (handed.ok) return { kind: "file", response: handed.file };
      if (handed.refusal !== "gone") return refusedWork(handed);
      return refuseAs({ code: "gone", status: 409, title: "Its hour is over. Export it again." });
    },
  }),
];

const readerOf = ({ viewer: { profile, settings } }: Asker) => ({
  language: pickLanguage({ profile: profile.language, cookie: null, acceptLanguage: null }),
  zone: profile.timeZone ?? settings.timeZone,
});

const ownExports = async (asker: Asker) =>
  (await showExports(asker.needs, asker.viewer, readerOf(asker))).exports;

const asShown = ({ id, state, done, total, at, isFetchable }: ShownExport) => ({
  id,
  state,
  done,
  total,
  started_at: instant(at),
  is_fetchable: isFetchable,
});
