import type { z } from "@hono/zod-openapi";

/** Names of an item's fields, for `?fields=`; empty when it is no object. */
export function fieldNames(schema: z.ZodType | undefined): string[] {
  const shape = (schema as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape === undefined ? [] : Object.keys(shape);
}

/** The asked fields, or the first name that does not exist. */
export function readFields(
  text: string,
  known: readonly string[],
): { fields: string[] } | { unknown: string } {
  const fields = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = fields.find((name) => !known.includes(name));
  return unknown === undefined ? { fields } : { unknown };
}

/** The item with those fields only; `id` always stays. */
export const only = (item: unknown, fields: readonly string[]): unknown =>
  typeof item !== "object" || item === null
    ? item
    : Object.fromEntries(Object.entries(item).filter(([name]) => name === "id" || fields.includes(name)));
