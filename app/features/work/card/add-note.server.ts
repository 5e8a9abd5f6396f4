import { sql } from "drizzle-orm";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import type { CardKind } from "~/domain/work/kinds";
import { mustChangeOne } from "~db/queries/guarded-batch";
import type { Acting } from "../../acting";
import { type ActOutcome, act } from "../../activity/act.server";
import type { Needs } from "../../needs";

type On = { kind: CardKind; id: number; name: string };

/** Writes a note on a card. Whoever sees the card may note on it; the caller has looked. */
export function addNote(
  needs: Needs,
  viewer: Acting,
  on: On,
  text: string,
  source: ActivitySource = "page",
): Promise<ActOutcome> {
  const id = publicId(needs.random(16));
  return act(needs, viewer, {
    write: [
      sql`INSERT INTO notes(account_id, public_id, on_kind, on_id, text, created_by, created_at)
        VALUES (${viewer.accountId}, ${id}, ${on.kind}, ${on.id}, ${text}, ${viewer.actor.userId}, ${needs.now})`,
      mustChangeOne(),
    ],
    deeds: [{ kind: "note_added", object: on, amount: 1 }],
    source,
  });
}

/** Takes one's own note away. */
export function deleteNote(needs: Needs, viewer: Acting, on: On, note: string): Promise<ActOutcome> {
  return act(needs, viewer, {
    write: [
      sql`UPDATE notes SET deleted_at = ${needs.now} WHERE account_id = ${viewer.accountId} AND public_id = ${note}
        AND on_kind = ${on.kind} AND on_id = ${on.id} AND created_by = ${viewer.actor.userId} AND deleted_at IS NULL`,
      mustChangeOne(),
    ],
    deeds: [{ kind: "record_changed", object: on, amount: 1, details: { note: "deleted" } }],
    source: "page",
  });
}
