/** What a row of a log says of an event, with public ids. */
export type MessageFacts = {
  account: string;
  event: string;
  at: number;
  /** Null: Gatehouse itself, at the end of a term. */
  actor: string | null;
  subject: { kind: string; id: string | null } | null;
  /** A code, never somebody's words. */
  reason: string | null;
  session: string | null;
  changes: readonly { field: string; before: string | null; after: string | null }[];
};

/**
 * The body of a message. It names what happened and to whom by id, and never tells contents, names or addresses: a
 * receiver fetches these with a token, within its owner's rights. CAEP needs no more (docs/webhooks.md).
 */
export function bodyOf({
  account,
  event,
  at,
  actor,
  subject,
  reason,
  session,
  changes,
}: MessageFacts): string {
  const hold = holdOf(changes);
  const data = {
    subject,
    actor: actor === null ? null : { kind: "user", id: actor },
    ...(reason === null ? {} : { reason }),
    ...(session === null ? {} : { session }),
    ...(hold === null ? {} : { hold }),
    changed: [
      ...new Set(changes.map(({ field }) => field).filter((field) => /^[a-z][a-zA-Z_.]*$/.test(field))),
    ],
  };
  return JSON.stringify({ type: event, timestamp: new Date(at).toISOString(), account, data });
}

function holdOf(changes: MessageFacts["changes"]) {
  const kind = changes.find(({ field }) => field === "hold");
  if (kind === undefined) return null;
  const ends = Number(changes.find(({ field }) => field === "ends_at")?.after ?? Number.NaN);
  return {
    kind: kind.after ?? kind.before,
    ends_at: kind.after === null || Number.isNaN(ends) || ends === 0 ? null : new Date(ends).toISOString(),
  };
}
