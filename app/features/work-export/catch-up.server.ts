import { MOST_EXPORTED } from "~/domain/export/tables";
import { minutes } from "~/domain/time/durations";
import type { Cell } from "../export/cell";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import type { ListAsked, ListPlace, ListPortion } from "./asked.server";
import { readList } from "./read-list.server";

/** A change is written with the instant at which its request came, which may be a little before it is committed. */
const LATE_MS = minutes(1);
/** Changes that come in while changes are read are looked for anew, so often at most. */
const MOST_TURNS = 5;

/** Which records a part holds, beside its rows. */
export const idsFile = (folder: string, part: number) => `${folder}${part}.ids.json`;

type Export = { folder: string; parts: number; since: number; portion: number };

/**
 * Rows of records that changed while their list was read: a list goes by the last change, so that such a record has gone
 * past the place that is read, and would be left out. `since`: when the export began (ms). None is answered twice.
 */
export async function readChanged(
  needs: Needs,
  viewer: Reader,
  asked: ListAsked,
  { folder, parts, since, portion }: Export,
): Promise<Pick<ListPortion, "rows" | "places">> {
  const late: Pick<ListPortion, "rows" | "places"> = { rows: [], places: [] };
  let seen: Set<number> | null = null;
  let from = since - LATE_MS;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const begun = needs.clock();
    let place: ListPlace | null = null;
    let found = 0;
    do {
      const { rows, places, next }: ListPortion = await readList(needs, viewer, asked, place, portion);
      // Tasks stand in the order of their dates, which says nothing of their changes.
      const isOver = asked.kind !== "task" && places.some(({ at }) => at < from);
      for (const [n, { at, id }] of places.entries()) {
        if (asked.kind !== "task" && at < from) continue;
        seen ??= await idsOf(needs, folder, parts);
        if (seen.has(id)) continue;
        seen.add(id);
        late.rows.push(rows[n] as Cell[]);
        late.places.push({ at, id });
        found += 1;
      }
      place = isOver || late.rows.length >= MOST_EXPORTED ? null : next;
    } while (place !== null);
    if (found === 0) break;
    from = begun - LATE_MS;
  }
  return late;
}

async function idsOf(needs: Needs, folder: string, parts: number): Promise<Set<number>> {
  const files = await Promise.all(
    Array.from({ length: parts }, (_, part) => needs.files.text(idsFile(folder, part))),
  );
  return new Set(files.flatMap((text) => (text === null ? [] : (JSON.parse(text) as number[]))));
}
