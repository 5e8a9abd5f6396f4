import * as z from "zod";
import { COPY_PERIODS } from "~/domain/export/copies";
import { TABLE_NAMES } from "~/domain/export/tables";

/** Formats of an exported file, as everywhere. */
const FORMATS = ["csv", "csv_semicolon", "xlsx"] as const;
const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .default("");

/** What the page of exports sends. Columns have the name of their table in front: "people.email". */
export const ExportForm = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("export"),
    table: z.enum(TABLE_NAMES as [(typeof TABLE_NAMES)[number], ...(typeof TABLE_NAMES)[number][]]),
    columns: z.array(z.string().max(60)).max(100),
    format: z.enum(FORMATS),
    from: day,
    to: day,
  }),
  z.strictObject({ intent: z.literal("copy") }),
  z.strictObject({ intent: z.literal("period"), period: z.enum(COPY_PERIODS) }),
]);
export type ExportForm = z.infer<typeof ExportForm>;

/** A form's fields, `columns` as the list it is. */
export function readExportForm(form: FormData) {
  const { columns: _one, ...fields } = Object.fromEntries(form);
  const columns = form.getAll("columns");
  return ExportForm.safeParse(form.get("intent") === "export" ? { ...fields, columns } : fields);
}
