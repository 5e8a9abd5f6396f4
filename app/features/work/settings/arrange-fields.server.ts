import { fold } from "~/domain/text/fold";
import type { CardKind } from "~/domain/work/kinds";
import { orderCustomFields, renameCustomField } from "~db/queries/work/arrange-fields";
import type { CustomField } from "~db/queries/work/marks";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { changeWork, type SettingsOutcome } from "./change-work.server";

type About = { field: CustomField; fields: readonly CustomField[] };

/** Renames a field; what stands in it stays. No two fields of a kind of card have one name, whatever the case. */
export async function renameField(
  needs: Needs,
  acting: Acting,
  { field, fields, name }: About & { name: string },
): Promise<SettingsOutcome> {
  if (field.name === name) return { ok: true };
  if (fields.some((one) => one.id !== field.id && fold(one.name) === fold(name)))
    return { ok: false, refusal: "taken" };
  return changeWork(needs, acting, {
    write: renameCustomField(acting.accountId, field, name),
    target: field.name,
    changes: [{ field: "custom_field", before: field.name, after: name }],
  });
}

/** Moves a field one place; cards and forms show fields in this order. At an end it stays, and that is no mistake. */
export async function moveField(
  needs: Needs,
  acting: Acting,
  { kind, field, fields, by }: About & { kind: CardKind; by: number },
): Promise<SettingsOutcome> {
  const at = fields.indexOf(field);
  const other = fields[at + by];
  if (other === undefined) return { ok: true };
  const ids = fields.map(({ id }) => id);
  const moved = ids.with(at, other.id).with(at + by, field.id);
  return changeWork(needs, acting, {
    write: orderCustomFields(acting.accountId, kind, ids, moved),
    target: field.name,
    changes: [
      { field: "custom_field", before: `${field.name} ${at + 1}`, after: `${field.name} ${at + by + 1}` },
    ],
  });
}
