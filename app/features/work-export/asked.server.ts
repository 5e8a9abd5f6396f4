import { narrower, type Scope, scopeOf } from "~/domain/access";
import { exportRight, type ListKind, listRight } from "~/domain/export/records";
import type { Language } from "~/i18n";
import type { Cell } from "../export/cell";
import { localTime } from "../log/local-time.server";
import type { Reader } from "../work/reader";

/** Which rows of a list, in the words of its address, and by which columns. */
export type ListAsked = {
  kind: ListKind;
  /** The filters, as they stand behind the question mark of the list. */
  query: string;
  columns: readonly string[];
  language: Language;
  zone: string;
};
/** Where the next portion begins: the last row's place in the list. */
export type ListPlace = { at: number; id: number };
/** `places`: where each of the rows stands. */
export type ListPortion = { rows: Cell[][]; places: ListPlace[]; next: ListPlace | null };

/** What may leave: no more than the list shows, and no more than the viewer may export. */
export const leavingScope = (viewer: Reader, kind: ListKind): Scope =>
  narrower(scopeOf(viewer, listRight(kind)), scopeOf(viewer, exportRight(kind)));

/** A place as the cursor of a list. */
export const after = (place: ListPlace | null) =>
  place === null ? null : { side: "after" as const, at: place.at, id: place.id };

/** An instant as a cell: the clock of the reader's zone. */
export const timeCell = (at: string | number | null | undefined, zone: string): Cell =>
  typeof at === "number" ? { local: localTime(at, zone) } : null;
