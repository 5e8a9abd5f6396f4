import { PERMISSIONS, type Permission } from "~/domain/access";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { findSubjects } from "../find-subjects.server";
import type { SubjectKind } from "../subject-kinds";
import type { Found } from "./people-picker";

/** What the address of "Add access permission" has chosen already; whatever is not within reach is left out. */
export type Chosen = { subject: Found | null; permission: Permission | ""; source: string };

export async function readChosen(
  needs: Needs,
  changer: Changer,
  kind: SubjectKind,
  params: URLSearchParams,
): Promise<Chosen> {
  const id = params.get("subject");
  const [found] = id === null ? [] : await findSubjects(needs, changer, kind, { publicIds: [id] });
  return {
    subject: id === null || found === undefined ? null : { id, name: found.name, note: "" },
    permission: PERMISSIONS.find((one) => one === params.get("permission")) ?? "",
    source: params.get("source") ?? "",
  };
}
