import type { Viewer } from "~/domain/access";
import { HAS_PERIOD } from "~/domain/export/tables";
import type { Origin } from "~/domain/log/entry";
import { spanOf } from "~/domain/log/period";
import type { Language } from "~/i18n";
import type { Acting } from "../acting";
import { startJob } from "../jobs/start-job.server";
import { exportScope } from "../log/log-scope";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";
import { exportTable } from "./export-job.server";
import type { ExportForm } from "./page/export-form";
import { chosenColumns } from "./tables/read-table.server";

type Asking = Acting & Viewer & { language: Language; zone: string; sessionId: string; client: Origin };

/** Starts an export of a table (MC-92); null when the actor's rights have changed since. */
export async function startExport(
  needs: Needs,
  { accountId, actor, language, zone, sessionId, client, ...viewer }: Asking,
  form: Extract<ExportForm, { intent: "export" }>,
): Promise<string | null> {
  const { table, format } = form;
  const own = `${table}.`;
  const named = form.columns.filter((name) => name.startsWith(own)).map((name) => name.slice(own.length));
  const span = HAS_PERIOD.includes(table)
    ? spanOf("own", form, needs.now, zone)
    : { from: null, until: null };
  const started = await startJob(needs, exportTable, {
    accountId,
    actor,
    input: {
      table,
      format,
      columns: chosenColumns(table, named),
      ...span,
      language,
      zone,
      scope: table === "log" ? exportScope({ ...viewer, accountId } as Viewer) : { kind: "any" },
      client: await storedOrigin(client),
      sessionId,
      askedAt: needs.now,
    },
  });
  return started.lost ? null : started.publicId;
}
