import * as z from "zod";

/** What the page of an export sends; the list and its filters stand in the address. */
const ListForm = z.strictObject({
  columns: z.array(z.string().max(60)).min(1).max(100),
  format: z.enum(["csv", "csv_semicolon", "xlsx"]),
});
export type ListForm = z.infer<typeof ListForm>;

/** A form's fields, `columns` as the list it is; null when it cannot be read. */
export function readListForm(form: FormData): ListForm | null {
  const read = ListForm.safeParse({ columns: form.getAll("columns"), format: form.get("format") });
  return read.success ? read.data : null;
}
