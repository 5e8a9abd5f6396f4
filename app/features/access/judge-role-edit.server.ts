import { type Cells, cellProblems, mayEditRole } from "~/domain/access";
import type { Role } from "~db/queries/roles";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { readContributions } from "./read-access.server";
import { type Refused, refuse } from "./refusals";

/** May the actor give this role these cells? The rules of the engine, with what a cell may hold (bad input). */
export async function judgeRoleEdit(
  needs: Pick<Needs, "gate">,
  changer: Changer,
  role: Role,
  after: Cells,
): Promise<Refused | null> {
  const [problem] = cellProblems(after, familyOf(role));
  if (problem !== undefined)
    return refuse(problem.code, { field: "cells", permissions: [problem.permission as never] });
  const own = await readContributions(needs, changer, changer.userId);
  const isGivenToActor =
    own?.contributions.some(({ origin, inactive }) => origin.roleId === role.id && inactive !== true) ?? true;
  const refusal = mayEditRole(changer, {
    kind: kindOf(role),
    isTemplate: role.template !== null && role.family !== "implicit",
    isGivenToActor,
    before: role.cells,
    after,
  });
  return refusal === null ? null : refuse(refusal.code, { field: "cells", permissions: refusal.permissions });
}

export function kindOf({ template }: Role): "role" | "baseline" | "head" {
  if (template === "BASE") return "baseline";
  return template === "HEAD" ? "head" : "role";
}

/** Null leaves out that system and chat roles share no cells: the implicit sets have both. */
const familyOf = ({ family }: Role) => (family === "implicit" ? null : family);
