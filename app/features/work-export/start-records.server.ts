import type { LimitRefusal } from "~/domain/activity/deed";
import type { ListKind } from "~/domain/export/records";
import { publicId } from "~/domain/ids/public-id";
import type { Origin } from "~/domain/log/entry";
import type { Language } from "~/i18n";
import { reserve } from "../activity/meter.server";
import { startJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";
import type { Reader } from "../work/reader";
import { columnsFor } from "./columns.server";
import { exportRecords } from "./export-records.server";
import type { ListForm } from "./list-form";

type Asking = { language: Language; zone: string; sessionId: string; client: Origin };
type Wanted = ListForm & { kind: ListKind; query: string };
export type StartOutcome = { ok: true } | ({ ok: false } & ({ refusal: "conflict" } | LimitRefusal));

/** Starts an export of a list as its filters show it. Whose limit is full is told so before anything is made. */
export async function startRecords(
  needs: Needs,
  viewer: Reader,
  { kind, query, columns: named, format }: Wanted,
  { language, zone, sessionId, client }: Asking,
): Promise<StartOutcome> {
  const { accountId, actor } = viewer;
  const asked = await reserve(needs, viewer, publicId(needs.random(16)), [
    { metric: "exported_rows", amount: 1 },
  ]);
  if (!asked.ok) return asked;
  await asked.settle(false);
  const all = await columnsFor(needs.db(accountId), viewer, kind, language);
  const columns = all.filter(({ name }) => named.includes(name));
  const started = await startJob(needs, exportRecords, {
    accountId,
    actor,
    input: {
      kind,
      query,
      columns: columns.map(({ name }) => name),
      header: columns.map(({ label }) => label),
      format,
      language,
      zone,
      client: await storedOrigin(client),
      sessionId,
    },
  });
  return started.lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
