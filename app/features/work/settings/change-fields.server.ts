import { sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import { CARD_KINDS } from "~/domain/work/kinds";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listCustomFields } from "~db/queries/work/marks";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { moveField, renameField } from "./arrange-fields.server";
import { changeWork, type SettingsOutcome } from "./change-work.server";
import type { FieldAct } from "./settings-form";

/** Fields of the company's own a kind of card may have. */
const MOST = 40;

/** Adds, renames, moves or removes a field of the company's own; what stands in a removed one goes with it. */
export async function changeFields(needs: Needs, acting: Acting, asked: FieldAct): Promise<SettingsOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  if (asked.intent === "add_field") {
    const known = await listCustomFields(db, accountId, asked.on);
    if (known.length >= MOST) return { ok: false, refusal: "last" };
    if (known.some(({ name }) => fold(name) === fold(asked.name))) return { ok: false, refusal: "taken" };
    const lines = [...new Set((asked.choices ?? "").split("\n").map((line) => line.trim().slice(0, 100)))];
    const choices = lines.filter(Boolean).slice(0, 100);
    if (asked.kind === "choice" && choices.length === 0) return { ok: false, refusal: "in_use" };
    return changeWork(needs, acting, {
      write: [
        sql`INSERT INTO custom_fields(account_id, public_id, on_kind, name, kind, choices, position)
          VALUES (${accountId}, ${publicId(needs.random(16))}, ${asked.on}, ${asked.name}, ${asked.kind},
            ${asked.kind === "choice" ? JSON.stringify(choices) : null}, ${known.length})`,
      ],
      target: asked.name,
      changes: [{ field: "custom_field", before: null, after: asked.name }],
    });
  }
  for (const kind of CARD_KINDS) {
    const fields = await listCustomFields(db, accountId, kind);
    const field = fields.find((one) => one.publicId === asked.id);
    if (field === undefined) continue;
    if (asked.intent === "rename_field")
      return renameField(needs, acting, { field, fields, name: asked.name });
    if (asked.intent === "move_field")
      return moveField(needs, acting, { kind, field, fields, by: Number(asked.by) });
    return changeWork(needs, acting, {
      write: [
        sql`DELETE FROM custom_values WHERE account_id = ${accountId} AND field_id = ${field.id}`,
        sql`DELETE FROM custom_fields WHERE account_id = ${accountId} AND id = ${field.id}`,
        mustChangeOne(),
      ],
      target: field.name,
      changes: [{ field: "custom_field", before: field.name, after: null }],
    });
  }
  return { ok: false, refusal: "not_found" };
}
