/** A place in the log between two rows: rows are ordered by instant, then by id. */
export type LogPlace = { at: number; id: number };

/** A place as it stands in an address: opaque there, so that nobody builds on what is inside. */
export function writeCursor({ at, id }: LogPlace): string {
  return `${at.toString(36)}-${id.toString(36)}`;
}

/** The place a text from outside names; null for anything that `writeCursor` would not have written. */
export function readCursor(text: string | null): LogPlace | null {
  const match = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})$/.exec(text ?? "");
  if (match === null) return null;
  const place = { at: Number.parseInt(match[1]!, 36), id: Number.parseInt(match[2]!, 36) };
  return Number.isSafeInteger(place.at) && Number.isSafeInteger(place.id) && writeCursor(place) === text
    ? place
    : null;
}
