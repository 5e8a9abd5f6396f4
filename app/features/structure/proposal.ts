import type { UnitData } from "./unit-page";

/** Who is to come in or to go, as the address says it; null when nothing would change. Saved by the form only. */
export type Proposal = { what: "add" | "drop"; name: string; members: string[] } | null;

export function readProposal({ people, members }: UnitData, params: URLSearchParams): Proposal {
  const nameOf = (id: string | null) => people.find(({ publicId }) => publicId === id)?.name;
  const [add, drop] = [params.get("add"), params.get("drop")];
  const [added, dropped] = [nameOf(add), nameOf(drop)];
  if (add !== null && added !== undefined && !members.includes(add))
    return { what: "add", name: added, members: [...members, add] };
  if (drop !== null && dropped !== undefined && members.includes(drop))
    return { what: "drop", name: dropped, members: members.filter((id) => id !== drop) };
  return null;
}
