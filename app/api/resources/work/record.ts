import { z } from "@hono/zod-openapi";
import type { CardKind, RecordKind } from "~/domain/work/kinds";
import { CUSTOM } from "~/features/work/fields.server";
import { customShape } from "~/features/work/form-parts";
import { externalIdsOf, findByExternalId } from "~db/queries/external-ids";
import { listCustomFields } from "~db/queries/work/marks";
import type { Asker } from "../../core/context";
import { type FieldProblem, type Refusal, refuse } from "../../core/problem";
import { Id, Line } from "../../schemas/common";

/** A record that another one is linked to; null also when it is out of the viewer's reach. */
export const Linked = z.object({ id: Id, name: z.string() }).nullable();
export const linked = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? "" };

export const ExternalId = Line(200)
  .nullable()
  .optional()
  .openapi({ description: "What your system calls it; one id names one record.", example: "crm-4711" });
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

/** What `external_id` asks for: undefined when it says nothing new, a refusal when it names another record. */
export async function readExternalId(
  { needs, viewer }: Asker,
  kind: RecordKind,
  id: string | null,
  sent: string | null | undefined,
): Promise<{ externalId: string | null | undefined } | Refusal> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  if (sent === undefined) return { externalId: undefined };
  const before = id === null ? null : ((await externalIdsOf(db, accountId, kind, [id])).get(id) ?? null);
  if (sent === before) return { externalId: undefined };
  const other = sent === null ? null : await findByExternalId(db, accountId, kind, sent);
  if (other !== null && other !== id)
    return refuse("conflict", {
      errors: [{ field: "external_id", code: "taken", detail: "Another record has this id." }],
    });
  return { externalId: sent };
}

/** External ids of the rows of a page, by public id. */
export const externalOf = (
  { needs, viewer }: Asker,
  kind: RecordKind,
  rows: readonly { publicId: string }[],
) =>
  externalIdsOf(
    needs.db(viewer.accountId),
    viewer.accountId,
    kind,
    rows.map(({ publicId }) => publicId),
  );

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
