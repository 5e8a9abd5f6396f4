import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import type { RecordKind } from "~/domain/work/kinds";
import type { Needs } from "../../needs";
import { type BulkResult, MOST_AT_ONCE } from "../outcome";
import type { Reader } from "../reader";
import { answerFilters, type FilterAnswer } from "./answer-filters.server";
import { filterOf } from "./record-query";

const key = z.string().refine(isPublicId);
const Given = z.strictObject({
  intent: z.literal("give"),
  record: z.array(key).min(1).max(MOST_AT_ONCE),
  responsible: key,
});
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
): Promise<FilterAnswer> {
  if (data.get("intent") !== "give") return answerFilters(needs, viewer, { kind, filterOf }, data);
  const asked = Given.safeParse({ ...Object.fromEntries(data), record: data.getAll("record") });
  if (!asked.success) return { status: 400, body: { kind: "bad_request", missing: true } };
  const { record, responsible } = asked.data;
  return { status: 200, body: { given: await give(needs, viewer, record, responsible) } };
}
