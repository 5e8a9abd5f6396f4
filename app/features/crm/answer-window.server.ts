import type { Changer } from "../access/changer";
import { asksFirst } from "../access/preview";
import { statusOf } from "../access/refusals";
import type { Needs } from "../needs";
import { previewSave } from "./preview-save.server";
import { saveRoles } from "./save-roles.server";
import { SelectRolesForm } from "./select-roles-form";
import type { WindowAnswer } from "./window-answers";

/** One request of the window "Select roles": what a Save would change, or the Save itself [WZ-07]. Null: no such request. */
export async function answerWindow(
  needs: Needs,
  changer: Changer,
  connection: string,
  form: FormData,
): Promise<{ status: number; body: WindowAnswer } | null> {
  const parsed = SelectRolesForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { intent, changes, confirmed } = parsed.data;
  const request = { connection, changes };
  if (intent === "preview" || confirmed !== "yes") {
    const previewed = await previewSave(needs, changer, request);
    if (!previewed.ok) return refused(previewed);
    if (intent === "preview") return { status: 200, body: { preview: previewed.preview } };
    if (asksFirst(previewed.preview)) return { status: 409, body: { ask: previewed.preview } };
  }
  const outcome = await saveRoles(needs, changer, request);
  if (!outcome.ok) return refused(outcome);
  const { pending, changed, nobody } = outcome;
  return { status: 200, body: { saved: pending ? "pending" : "done", changed, nobody } };
}

type NotSaved = Exclude<Awaited<ReturnType<typeof saveRoles>>, { ok: true }>;

const refused = ({ refusal }: NotSaved) => ({
  status: refusal.code === "administrator_sees_all" ? 400 : statusOf(refusal),
  body: { refusal },
});
