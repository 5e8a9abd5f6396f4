import { z } from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import type { RecordKind } from "~/domain/work/kinds";
import type { Needs } from "../../needs";
import { lineOf } from "../form-parts";
import { type BulkResult, MOST_AT_ONCE } from "../outcome";
import type { Reader } from "../reader";
import { filterOf } from "./record-query";
import { forgetFilter, saveFilter } from "./saved-filters.server";

const key = z.string().refine(isPublicId);
const ListAct = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save_filter"), name: lineOf(60), query: z.string().max(1_000) }),
  z.object({ intent: z.literal("forget_filter"), id: key }),
  z.object({ intent: z.literal("give"), record: z.array(key).min(1).max(MOST_AT_ONCE), responsible: key }),
]);
type Give = (
  needs: Needs,
  viewer: Reader,
  records: readonly string[],
  responsible: string,
) => Promise<BulkResult[]>;

/** What every list of records can be asked to do: keep and forget filters, give ticked records to somebody. */
export async function answerList(
  needs: Needs,
  viewer: Reader,
  kind: RecordKind,
  data: FormData,
  give: Give,
): Promise<{ status: number; body: unknown }> {
  const asked = ListAct.safeParse({ ...Object.fromEntries(data), record: data.getAll("record") });
  if (!asked.success) return { status: 400, body: { kind: "bad_request", missing: true } };
  switch (asked.data.intent) {
    case "save_filter": {
      const { name, query } = asked.data;
      const kept = await saveFilter(needs, viewer, {
        kind,
        name,
        query: filterOf(new URLSearchParams(query)),
      });
      return kept ? { status: 200, body: { ok: true } } : { status: 409, body: { ok: false } };
    }
    case "forget_filter":
      await forgetFilter(needs, viewer, asked.data.id);
      return { status: 200, body: { ok: true } };
    case "give":
      return {
        status: 200,
        body: { given: await give(needs, viewer, asked.data.record, asked.data.responsible) },
      };
  }
}
