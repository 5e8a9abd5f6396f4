import type { Needs } from "../../needs";
import { changeRoles } from "../change-roles.server";
import type { Changer } from "../changer";
import { findSubjects } from "../find-subjects.server";
import { statusOf } from "../refusals";
import { ChangeRolesForm } from "./change-form";
import { previewRoles } from "./preview-roles.server";
import type { RoleAnswer } from "./role-form";

/** One request of the form "Role": what it would change, or the change itself. Null: nobody in reach has this id. */
export async function answerRoles(
  needs: Needs,
  changer: Changer,
  publicId: string,
  form: FormData,
): Promise<{ status: number; body: RoleAnswer } | null> {
  const parsed = ChangeRolesForm.safeParse({
    ...Object.fromEntries([...form].filter(([name, value]) => name !== "special" && value !== "")),
    special: form.getAll("special"),
  });
  if (!parsed.success) return { status: 400, body: { refusal: { code: "no_such_role", field: "roles" } } };
  const { intent, system = null, chat = null, special } = parsed.data;
  const wanted = { system, chat, special };
  const [subject] = await findSubjects(needs, changer, "user", { publicIds: [publicId] });
  if (subject === undefined) return null;
  const outcome =
    intent === "preview"
      ? await previewRoles(needs, changer, subject.id, wanted)
      : await changeRoles(needs, changer, { person: publicId, wanted });
  if (!outcome.ok) return { status: statusOf(outcome.refusal), body: { refusal: outcome.refusal } };
  return {
    status: 200,
    body: "preview" in outcome ? { preview: outcome.preview } : { changed: outcome.changed },
  };
}
