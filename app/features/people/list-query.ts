import * as z from "zod";
import { PERSON_STATES } from "~/domain/holds/person-state";
import { base64url, fromBase64url, isPublicId } from "~/domain/ids/public-id";
import {
  ACTIVITY_FILTERS,
  KEY_TYPE,
  PEOPLE_SORTS,
  type PeopleCursor,
  type PeopleSort,
} from "~/domain/people/list";

const publicId = z.string().refine(isPublicId);

/** The address of the list. What cannot be read is left out: an old link shows the list, not an error. */
const ListQuery = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  state: z.enum(PERSON_STATES).nullable().catch(null).default(null),
  role: publicId.nullable().catch(null).default(null),
  department: z
    .union([z.literal("none"), publicId])
    .nullable()
    .catch(null)
    .default(null),
  group: publicId.nullable().catch(null).default(null),
  active: z.enum(ACTIVITY_FILTERS).nullable().catch(null).default(null),
  sort: z.string().catch("name").default("name"),
});
export type ListQuery = Omit<z.infer<typeof ListQuery>, "sort"> & {
  sort: PeopleSort;
  cursor: PeopleCursor | null;
};

/** Reads `?q=&state=&role=&department=&active=&sort=-activity&after=`. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const given = Object.fromEntries([...params].filter(([, value]) => value !== ""));
  const { sort: wanted, ...rest } = ListQuery.parse(given);
  const by = PEOPLE_SORTS.find((name) => name === wanted.replace(/^-/, "")) ?? "name";
  const sort = { by, descending: wanted.startsWith("-") && wanted.slice(1) === by };
  const side = params.has("before") ? "before" : "after";
  return { ...rest, sort, cursor: readCursor(params.get(side), side, by) };
}

const Cursor = z.tuple([z.union([z.string(), z.number()]), z.int()]);

/** A cursor is the neighbour's sort key and id; a broken one begins the list anew. */
function readCursor(
  text: string | null,
  side: PeopleCursor["side"],
  by: PeopleSort["by"],
): PeopleCursor | null {
  const bytes = text === null || text.length > 2_000 ? null : fromBase64url(text);
  if (bytes === null) return null;
  try {
    const [key, id] = Cursor.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return typeof key === KEY_TYPE[by] ? { side, key, id } : null;
  } catch {
    return null;
  }
}

type Sortable = {
  id: number;
  sortKey: string;
  lastSignInAt: number | null;
  lastActivityAt: number | null;
};

/** The cursor that stands on a row. */
export function cursorOf(row: Sortable, by: PeopleSort["by"]): string {
  const key = {
    name: row.sortKey,
    sign_in: row.lastSignInAt ?? 0,
    activity: row.lastActivityAt ?? 0,
  }[by];
  return base64url(new TextEncoder().encode(JSON.stringify([key, row.id])));
}
