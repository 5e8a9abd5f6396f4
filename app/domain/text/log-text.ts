/** What stands in a link or a cookie instead of a password: nothing else that is logged is as long without a break. */
const SECRET = /[\w-]{40,}/g;

/**
 * An event as a line of the operator's log: JSON in printable ASCII, so that nothing in it ends the line, moves a
 * terminal or turns the text around (ASVS 16.4.1).
 * @param at when, an instant in ms
 */
export const logText = (at: number, event: object): string =>
  JSON.stringify({ at: new Date(at).toISOString(), ...event }, (_, value) =>
    typeof value === "string" ? value.replace(SECRET, "…") : value,
  ).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** What failed: the cause first, then the statement that met it, never the values that were bound to it (ASVS 16.2.5). */
export function failureText(failure: unknown): string {
  const cause = failure instanceof Error && failure.cause ? `${failure.cause} in ` : "";
  return `${cause}${failure}`.replace(/\nparams: .*/s, "").slice(0, 2_000);
}
