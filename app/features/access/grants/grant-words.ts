import { isBoolean } from "~/domain/access";
import type { MessageKey, Translate } from "~/i18n";
import { levelWord } from "../level-look";
import type { Preview } from "../preview";
import type { AccessRefusal } from "../refusals";
import { roleTitle } from "../role-title";
import type { GrantsData } from "./show-grants.server";

export type GrantRow = GrantsData["grants"][number];
/** What became of one request; `ask`: nothing is saved yet, the change needs a second look. */
export type GrantAnswer = {
  revoked?: true;
  given?: true;
  refusal?: AccessRefusal;
  preview?: Preview;
  ask?: Preview;
};

/** Who has it: a name, or everybody. */
export const subjectOf = (t: Translate, row: GrantRow): string =>
  row.kind === "everybody" ? t("access.kind.everybody") : row.subject;

/** What a grant gives: a role, or one right with its level. */
export function thingOf(t: Translate, row: GrantRow): string {
  if (row.roleName !== null)
    return roleTitle(t, {
      template: row.roleTemplate,
      name: row.roleName,
      family: row.roleFamily ?? "special",
    });
  if (row.permission === null || row.level === null) return "\u2013";
  const label = t(`perm.${row.permission}` as MessageKey);
  return isBoolean(row.permission) ? label : `${label}: ${levelWord(t, row.permission, row.level)}`;
}

/** The form that gives the grant again, with its term; null when it was bound to a connection, or is over. */
export function undoOf(row: GrantRow): Record<string, string> | null {
  if (row.connection !== null || row.isOver) return null;
  return {
    intent: "give",
    confirmed: "yes",
    kind: row.kind,
    subjects: row.subjectId,
    ...(row.roleId !== null && { roles: row.roleId }),
    ...(row.permission !== null && row.level !== null && { permission: row.permission, level: row.level }),
    ...(row.sourceId !== null && { source: row.sourceId }),
    ...(row.term.from !== null && { from: row.term.from }),
    ...(row.term.until !== null && { until: row.term.until }),
  };
}
