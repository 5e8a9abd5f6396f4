import * as z from "zod";
import type { ListKind } from "~/domain/export/records";
import { isPublicId } from "~/domain/ids/public-id";
import type { Needs } from "../../needs";
import { lineOf } from "../form-parts";
import type { Reader } from "../reader";
import { forgetFilter, saveFilter } from "./saved-filters.server";

/** What can be asked of the filters that a person keeps for a list. */
const FILTER_ACTS = [
  z.strictObject({ intent: z.literal("save_filter"), name: lineOf(60), query: z.string().max(1_000) }),
  z.strictObject({ intent: z.literal("forget_filter"), id: z.string().refine(isPublicId) }),
] as const;
const FilterAct = z.discriminatedUnion("intent", FILTER_ACTS);

export type FilterAnswer = { status: number; body: unknown };

/** Keeps or forgets one of the viewer's own filters of a list; `filterOf`: the part of its address that narrows it. */
export async function answerFilters(
  needs: Needs,
  viewer: Reader,
  list: { kind: ListKind; filterOf: (params: URLSearchParams) => string },
  data: FormData,
): Promise<FilterAnswer> {
  const asked = FilterAct.safeParse(Object.fromEntries(data));
  if (!asked.success) return { status: 400, body: { kind: "bad_request", missing: true } };
  if (asked.data.intent === "forget_filter") {
    await forgetFilter(needs, viewer, asked.data.id);
    return { status: 200, body: { ok: true } };
  }
  const { name } = asked.data;
  const query = list.filterOf(new URLSearchParams(asked.data.query));
  const kept = await saveFilter(needs, viewer, { kind: list.kind, name, query });
  return kept ? { status: 200, body: { ok: true } } : { status: 409, body: { ok: false } };
}
