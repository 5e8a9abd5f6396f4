import * as z from "zod";
import { type Cells, LEVELS, PERMISSIONS } from "~/domain/access";
import { RoleDescription, RoleName } from "./new-role-form";

export const cellName = (permission: string) => `cell:${permission}`;

const Cell = z.union([z.enum(LEVELS), z.literal("")]);
const Base = {
  version: z.coerce.number().int().min(1),
  confirmed: z.literal("yes").optional(),
  isActive: z.literal("on").optional(),
  name: RoleName.optional(),
  description: RoleDescription,
  cells: z.partialRecord(z.enum(PERMISSIONS), Cell),
};

/** What the editor of a role sends; unknown fields, permissions and levels are refused. */
export const EditForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("preview"), ...Base }).strict(),
  z.object({ intent: z.literal("save"), ...Base }).strict(),
  z.object({ intent: z.literal("copy"), ...Base }).strict(),
  z
    .object({
      intent: z.literal("delete"),
      version: Base.version,
      replacement: z.string().max(64).optional(),
    })
    .strict(),
]);
export type EditRequest = z.infer<typeof EditForm>;

/** The form's fields as one value: `cell:deals.view` = "own" becomes a cell; an empty one is unset. */
export function readEdit(form: FormData) {
  const cells: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (name.startsWith("cell:")) cells[name.slice(5)] = value;
    else rest[name] = value;
  }
  return EditForm.safeParse(rest.intent === "delete" ? rest : { ...rest, cells });
}

/** Unset cells are absent. */
export const cellsOf = (cells: Record<string, string | undefined>): Cells =>
  Object.fromEntries(
    Object.entries(cells).filter(([, level]) => level !== "" && level !== undefined),
  ) as Cells;
