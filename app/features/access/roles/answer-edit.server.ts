import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { copyForCompany } from "../copy-for-company.server";
import { deleteOwnRole } from "../delete-role.server";
import { asksFirst } from "../preview";
import { previewRole } from "../preview-role.server";
import { statusOf } from "../refusals";
import { saveRole } from "../save-role.server";
import { cellsOf, type EditRequest } from "./edit-form";
import type { EditAnswer } from "./role-editor";

export type Answer = { status: number; body: EditAnswer } | { redirect: string };

/**
 * One request of the editor. A save that needs a second look answers `ask` with what it would change, and saves when it
 * comes again confirmed (FM-12).
 */
export async function answerEdit(
  needs: Needs,
  changer: Changer,
  publicId: string,
  edit: EditRequest,
): Promise<Answer> {
  if (edit.intent === "delete") {
    const { version, replacement } = edit;
    const outcome = await deleteOwnRole(needs, changer, {
      publicId,
      version,
      replacement: replacement ?? null,
    });
    return outcome.ok ? { redirect: "/settings/roles" } : refused(outcome.refusal);
  }
  const cells = cellsOf(edit.cells);
  const isActive = edit.intent === "copy" || edit.isActive === "on" || edit.name === undefined;
  if (edit.intent === "preview" || edit.confirmed !== "yes") {
    const previewed = await previewRole(needs, changer, { publicId, cells, isActive });
    if (!previewed.ok) return refused(previewed.refusal, cells);
    const { preview } = previewed;
    if (edit.intent === "preview") return { status: 200, body: { preview } };
    if (asksFirst(preview)) return { status: 409, body: { ask: preview, typed: cells } };
  }
  if (edit.intent === "copy") {
    const outcome = await copyForCompany(needs, changer, { publicId, cells });
    return outcome.ok ? { redirect: `/settings/roles/${outcome.publicId}` } : refused(outcome.refusal, cells);
  }
  const { version, description, name = "" } = edit;
  const outcome = await saveRole(needs, changer, { publicId, version, name, description, isActive, cells });
  if (!outcome.ok) return refused(outcome.refusal, cells);
  return { status: 200, body: { saved: outcome.pending ? "pending" : "done" } };
}

function refused(refusal: NonNullable<EditAnswer["refusal"]>, typed?: EditAnswer["typed"]): Answer {
  return { status: statusOf(refusal), body: { refusal, ...(typed && { typed }) } };
}
