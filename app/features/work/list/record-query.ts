import * as z from "zod";
import { base64url, fromBase64url, isPublicId } from "~/domain/ids/public-id";
import { DEAL_STATUSES, type RecordCursor, type RecordQuery } from "~/domain/work/list";

const publicId = z.string().refine(isPublicId);
const nothing = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The address of a list of records. What cannot be read is left out: an old link shows the list, not an error. */
const Query = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  responsible: nothing(z.union([z.literal(["me", "none"]), publicId])),
  pipeline: nothing(publicId),
  stage: nothing(publicId),
  status: nothing(z.enum(DEAL_STATUSES)),
  tag: nothing(z.string().trim().min(1).max(60)),
});

export function readRecordQuery(params: URLSearchParams): RecordQuery {
  const given = Object.fromEntries([...params].filter(([, value]) => value !== ""));
  const side = params.has("before") ? "before" : "after";
  return { ...Query.parse(given), cursor: readCursor(params.get(side), side) };
}

const Place = z.tuple([z.number().int(), z.number().int()]);

/** A broken cursor begins the list anew. */
export function readCursor(text: string | null, side: RecordCursor["side"]): RecordCursor | null {
  const bytes = text === null || text.length > 200 ? null : fromBase64url(text);
  if (bytes === null) return null;
  try {
    const [at, id] = Place.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { side, at, id };
  } catch {
    return null;
  }
}

/** The cursor that stands on a row. */
export const cursorAt = (row: { at: number; id: number }) =>
  base64url(new TextEncoder().encode(JSON.stringify([row.at, row.id])));

const FILTERS = ["q", "responsible", "pipeline", "stage", "status", "tag", "cols"] as const;

/** The part of an address that says what is looked for: what a saved filter keeps. */
export function filterOf(params: URLSearchParams): string {
  const kept = FILTERS.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as [string, string]] : [];
  });
  return new URLSearchParams(kept).toString();
}

/** The same list with other filters; it begins at the first page. */
export function withFilters(
  search: string,
  change: Partial<Record<(typeof FILTERS)[number], string | null>>,
): string {
  const params = new URLSearchParams(filterOf(new URLSearchParams(search)));
  for (const [name, value] of Object.entries(change)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  return `?${params}`;
}
