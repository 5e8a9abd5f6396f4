import * as z from "zod";
import type { FieldKind } from "~/domain/work/kinds";
import { said } from "~/i18n/said";

const CLEAN = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;

/** One line that must be filled in. */
export const lineOf = (longest: number) =>
  z
    .string({ error: said("error.required") })
    .trim()
    .min(1, said("error.required"))
    .max(longest, said("error.too_long", { max: longest }))
    .regex(CLEAN, said("error.characters"));

/** One line that may be empty. */
export const optionalLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, said("error.too_long", { max: longest }))
    .regex(CLEAN, said("error.characters"))
    .optional();

/** Several lines: a note, the result of a task. */
export const textOf = (longest: number) =>
  z
    .string({ error: said("error.required") })
    .trim()
    .min(1, said("error.required"))
    .max(longest, said("error.too_long", { max: longest }))
    .regex(
      /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]*$/u,
      said("error.characters"),
    );

/** Tags with commas between them. */
export const tagsField = optionalLine(500);

type Custom = { id: string; kind: FieldKind; choices: readonly string[] };

/** The company's own fields as a part of a form; each may be empty. */
export function customShape(custom: readonly Custom[]): Record<string, z.ZodType<string | undefined>> {
  return Object.fromEntries(custom.map((field) => [`custom:${field.id}`, customField(field)]));
}

function customField({ kind, choices }: Custom): z.ZodType<string | undefined> {
  const line = optionalLine(500);
  if (kind === "number")
    return line
      .transform((text) => text?.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."))
      .refine((text) => !text || /^-?\d{1,15}(\.\d{1,6})?$/.test(text), said("error.number_any"));
  if (kind === "date") return line.refine((text) => !text || isDay(text), said("error.date"));
  if (kind === "choice") return line.refine((text) => !text || choices.includes(text), said("error.choice"));
  return line;
}

/** A day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
