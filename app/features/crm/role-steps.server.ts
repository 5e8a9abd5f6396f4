import { isSwitchFixed, mayGrant, mayRevoke } from "~/domain/access";
import type { Connection } from "~db/queries/registries/connections";
import type { Changer } from "../access/changer";
import type { Subject } from "../access/find-subjects.server";
import { type Refused, refuse } from "../access/refusals";
import type { Window, WindowRow } from "./read-window.server";
import { isForAdministrators, keyOf, type RowChange } from "./window";

/** A role that would take nothing from an Administrator is refused by name. */
export type LockedAdministrator = { ok: false; refusal: { code: "administrator_sees_all"; name: string } };
/** What one row comes to: the chat role (public id, null = none) and the switch. */
export type Step = { row: WindowRow; role: string | null; receives: boolean };

/** The rows that differ from what is saved; a row that somebody else changed meanwhile is a conflict. */
export function stepsOf({ rows, choices }: Window, changes: readonly RowChange[]): Step[] | Refused {
  const steps: Step[] = [];
  for (const { person, role, receives, was } of changes) {
    const row = rows.find(({ publicId }) => publicId === person);
    if (row === undefined) return refuse("no_such_subject");
    if (role !== null && !choices.some(({ publicId }) => publicId === role))
      return refuse("no_such_role", { name: row.name });
    if (row.role !== was.role || row.receives !== was.receives) return refuse("conflict", { name: row.name });
    if (steps.some((step) => step.row === row)) return refuse("conflict", { name: row.name });
    const wanted = !isSwitchFixed(keyOf(choices, role)) && receives;
    if (role !== row.role || wanted !== row.receives) steps.push({ row, role, receives: wanted });
  }
  return steps;
}

/** Why one row may not be saved: who it is, what they are, and what the giver holds themselves. Null = it may. */
export function whyNot(
  changer: Changer,
  { row, role }: Step,
  { roles, choices }: Window,
  connection: Connection,
  subjects: readonly Subject[],
): Refused | LockedAdministrator | null {
  const { name } = row;
  const subject = subjects.find(({ publicId }) => publicId === row.publicId);
  if (subject === undefined || row.lock === "not_yours") return refuse("no_such_subject", { name });
  if (row.lock !== null) return refuse(row.lock === "self" ? "is_self" : "above_you", { name });
  if (role === row.role) return null;
  if (row.isAdministrator && !isForAdministrators(keyOf(choices, role)))
    return { ok: false, refusal: { code: "administrator_sees_all", name } };
  const places = placesOf(row, connection);
  const draft = (roleId: string | null, place: Place) => ({
    gives: "role" as const,
    cells: roles.find(({ publicId }) => publicId === roleId)?.cells ?? {},
    ...place,
  });
  for (const place of places) {
    const refusal =
      (row.role === null ? null : mayRevoke(changer, draft(row.role, place), subject.rule)) ??
      (role === null ? null : mayGrant(changer, draft(role, place), subject.rule));
    if (refusal !== null) return refuse(refusal.code, { permissions: refusal.permissions, name });
  }
  return null;
}

type Place = { sourceId: number | null; connectionId: number | null };

/** Where the chat role counts: on the channels it is bound to, else in this CRM; the built-in one is everywhere. */
export function placesOf(row: WindowRow, { id, isBuiltIn }: Connection): Place[] {
  const everywhere = { sourceId: null, connectionId: isBuiltIn ? null : id };
  const isBound = row.grants.length > 0 && row.grants.every(({ sourceId }) => sourceId !== null);
  return isBound ? row.grants.map(({ sourceId }) => ({ sourceId, connectionId: null })) : [everywhere];
}
