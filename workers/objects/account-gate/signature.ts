import type { GrantFact, PersonFact } from "../../../app/domain/session/gate";

/**
 * The key under which compiled rights are shared (architecture, "AccountGate"): what was given, not by which grant, so
 * that all who have the same role share one table. It names roles and units, not their content: whoever keeps tables
 * by it drops them when a role, a unit or an option changes.
 */
export function signatureOf(person: PersonFact): string {
  const parts = [
    ...person.grants.map(partOf),
    ...person.units.map((unit) => `u${unit}`),
    ...(person.queues ?? []).map(({ source, isOff }) => `q${source}${isOff ? "-" : ""}`),
  ];
  if (person.heads.length > 0) parts.push("head");
  return [...new Set(parts)].sort().join(" ");
}

function partOf(grant: GrantFact): string {
  const { roleId, permission, level, sourceId, connectionId, from, until, origin, withoutReply } = grant;
  const what = roleId === null ? `${permission}=${level}` : `r${roleId}`;
  const where = `${sourceId ?? ""}/${connectionId ?? ""}`;
  return `${what}@${where}/${from ?? ""}/${until ?? ""}${withoutReply ? "/silent" : ""}${origin === "crm_admin" ? "/crm" : ""}`;
}
