import { can, isAdministrator } from "~/domain/access";
import { listUnits } from "~db/queries/units";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import type { ToldCell, ToldReason } from "./told-cell";
import type { WhyPerson } from "./why-person.server";

type Whose = Pick<WhyPerson, "publicId" | "name">;
export type MendOf = (person: Whose, cell: ToldCell) => ToldCell;

/**
 * Adds to every origin that gives something the address where it is taken back: the unit with the person unticked
 * [MC-85], the list of what was given to them [MC-84]. A unit that gives rights is changed by Administrators alone.
 */
export async function mendsOfOrigins(needs: Pick<Needs, "db">, asker: Changer): Promise<MendOf> {
  const { accountId } = asker;
  const mayUnits = isAdministrator(asker) && can(asker, "structure.edit");
  const units = mayUnits ? await listUnits(needs.db(accountId), accountId) : [];
  const mendOf = ({ publicId, name }: Whose, reason: ToldReason): string | undefined => {
    if (reason.state !== "counts" || reason.level === "denied") return undefined;
    if (reason.kind === "direct" && can(asker, "access.assign"))
      return `/settings/access?${new URLSearchParams({ kind: "user", q: name })}`;
    const unit = units.find((one) => one.kind === reason.kind && one.name === reason.name);
    return unit === undefined ? undefined : unitLink(unit.publicId, "drop", publicId);
  };
  return (person, cell) => ({
    ...cell,
    reasons: cell.reasons.map((reason) => ({ ...reason, mend: mendOf(person, reason) })),
  });
}

/** The page of a unit with one person ticked or unticked beforehand; saved there. */
export const unitLink = (unit: string, what: "add" | "drop", person: string) =>
  `/settings/departments/${unit}?${what}=${person}`;
