import { z } from "@hono/zod-openapi";
import type { CardKind, RecordKind } from "~/domain/work/kinds";
import { CUSTOM } from "~/features/work/fields.server";
import { customShape } from "~/features/work/form-parts";
import { findByExternalId } from "~db/queries/external-ids";
import { listCustomFields } from "~db/queries/work/marks";
import type { Asker } from "../../core/context";
import { type FieldProblem, type Refusal, refuse } from "../../core/problem";
import { Id, Line } from "../../schemas/common";

/** A record that another one is linked to; null also when it is out of the viewer's reach. */
export const Linked = z.object({ id: Id, name: z.string() }).nullable();
export const linked = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? "" };

export const Tags = z
  .array(Line(40).refine((tag) => !tag.includes(","), "A tag has no comma."))
  .max(20)
  .openapi({ example: ["vip"] });
export const CustomValues = z.record(z.string(), z.string()).openapi({
  description: "Your company's own fields, by their id.",
  example: {},
});
export const CustomWrites = z
  .record(z.string().max(40), z.string().max(500).nullable())
  .optional()
  .openapi({ description: "Own fields by their id; null empties one.", example: {} });

type Values = Record<string, string | null>;
/** In the shape that an edit compares. */
export const customTexts = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [CUSTOM + id, value]));

/** Own fields as they are sent, read as their kinds are; a refusal names what is wrong. */
export async function readCustom(
  { needs, viewer }: Asker,
  kind: CardKind,
  sent: Values | undefined,
): Promise<{ values: Values } | Refusal> {
  if (sent === undefined) return { values: {} };
  const fields = await listCustomFields(needs.db(viewer.accountId), viewer.accountId, kind);
  const shape = customShape(fields.map(({ publicId: id, ...field }) => ({ ...field, id })));
  const errors: FieldProblem[] = [];
  const values: Values = {};
  for (const [id, value] of Object.entries(sent)) {
    const field = `custom.${id}`.slice(0, 200);
    const known = shape[CUSTOM + id];
    const read = known?.safeParse(value ?? "");
    if (read === undefined)
      errors.push({ field, code: "unknown_field", detail: "There is no such field of your own." });
    else if (!read.success)
      errors.push({ field, code: "invalid", detail: "It is not a value of this field's kind." });
    else values[id] = read.data || null;
  }
  return errors.length > 0 ? refuse("invalid", { errors }) : { values };
}

/** The record that another system calls so, as a list of one or none: what a repeated sync looks for first. */
export async function byExternalId(
  { needs, viewer }: Asker,
  kind: RecordKind,
  externalId: string,
  read: (id: string) => Promise<{ kind: string; body?: unknown } | Refusal>,
) {
  const id = await findByExternalId(needs.db(viewer.accountId), viewer.accountId, kind, externalId);
  const found = id === null ? null : await read(id);
  if (found !== null && "problem" in found && found.problem.code !== "not_found") return found;
  const items = found === null || "problem" in found ? [] : [found.body];
  return { kind: "page" as const, items, next: null };
}
