import * as z from "zod";
import { PERMISSIONS } from "~/domain/access";
import { isOwnType, MOST_ACTIONS, TYPE_NAME } from "~/domain/authzen/types";
import { said } from "~/i18n/said";

const attribute = z
  .string()
  .trim()
  .max(100, said("foreign.bad.attribute"))
  .default("")
  .transform((text) => (text === "" ? null : text));

const Action = z.strictObject({
  action: z.string().trim().min(1).max(100),
  permission: z.enum(PERMISSIONS),
  pattern: z.string().trim().max(200).default(""),
});

/** A type with its actions. The rows come as three columns of fields with one name each: see `readTypeForm`. */
const TypeForm = z.strictObject({
  type: z
    .string()
    .trim()
    .regex(TYPE_NAME, said("foreign.bad.type"))
    .refine((type) => !isOwnType(type), said("foreign.bad.taken")),
  ownerAttribute: attribute,
  departmentAttribute: attribute,
  actions: z
    .array(Action)
    .min(1)
    .max(MOST_ACTIONS)
    .refine(
      (rows) => new Set(rows.map(({ action, pattern }) => `${pattern} ${action}`)).size === rows.length,
      said("foreign.bad.twice"),
    ),
});
export type TypeFields = z.output<typeof TypeForm>;
export type TypeErrors = Partial<Record<keyof TypeFields, string>>;
export type Row = { action: string; permission: string; pattern: string };

/** The rows as they were typed; those without a word are none. */
export function rowsOf(form: FormData): Row[] {
  const column = (name: keyof Row) => form.getAll(name).map(String);
  const [actions, permissions, patterns] = [column("action"), column("permission"), column("pattern")];
  return actions
    .map((action, n) => ({ action, permission: permissions[n] ?? "", pattern: patterns[n] ?? "" }))
    .filter(({ action, permission, pattern }) => `${action}${permission}${pattern}`.trim() !== "");
}

/** What the form says, or the error of each field. A field that is none of the form's is refused. */
export function readTypeForm(form: FormData): { fields: TypeFields } | { errors: TypeErrors } {
  const { intent: _, action: __, permission: ___, pattern: ____, ...rest } = Object.fromEntries(form);
  const parsed = TypeForm.safeParse({ ...rest, actions: rowsOf(form) });
  if (parsed.success) return { fields: parsed.data };
  const errors: TypeErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const field = (path[0] ?? "type") as keyof TypeFields;
    errors[field] ??= field === "actions" && path.length !== 1 ? said("foreign.bad.actions") : message;
    if (field === "actions" && !errors.actions?.includes("foreign."))
      errors.actions = said("foreign.bad.actions");
  }
  return { errors };
}
