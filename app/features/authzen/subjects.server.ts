import { can, type Viewer } from "~/domain/access";
import { addressOf, type Subject as Named, namesOf } from "~/domain/authzen/request";
import { isOpen } from "~/domain/holds/holds";
import { parseAddress } from "~/domain/network/address";
import { type CompiledAllowlist, compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import type { PersonAccess } from "~/domain/session/person-access";
import type { PersonNow } from "~/domain/session/question";
import { findSubjectIds } from "~db/queries/authzen";
import { readNetwork } from "~db/queries/network";
import type { Changer } from "../access/changer";
import { viewerOf } from "../access/person-rights";
import { readAccess } from "../access/read-access.server";
import type { Needs } from "../needs";

/** Whose type a question may name. Everybody here is a person. */
const SUBJECT_TYPES = ["user", "identity"];
export const isSubjectType = (type: string) => SUBJECT_TYPES.includes(type);

/** What a question says of its moment: `time` decides about terms and holds, the address about the allowlist. */
export type Moment = { at: number; address: string | null; list: CompiledAllowlist | null };

/** The instant (ms) that a question names as its own; null: it means now. */
export function timeOf(context: Record<string, unknown> | undefined): number | null {
  const time = typeof context?.time === "string" ? Date.parse(context.time) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

export async function momentOf(
  needs: Pick<Needs, "db" | "now">,
  accountId: number,
  { subject, context }: { subject: unknown; context?: Record<string, unknown> | undefined },
): Promise<Moment> {
  const at = timeOf(context) ?? needs.now;
  const address = addressOf(subject, context);
  if (address === null) return { at, address, list: null };
  return { at, address, list: compileAllowlist(await readNetwork(needs.db(accountId), accountId), at) };
}

/** A person of a question: with the rights of this instant, or with all grants when another moment is meant. */
export type Person = PersonNow | PersonAccess;
/** A person as a subject: may they act at all, and with which rights. */
export type Subject = { person: Person; viewer: Viewer; mayAct: boolean };

export function asSubject(asker: Changer, person: Person, { at, address, list }: Moment): Subject {
  const options = { strictCoupling: asker.settings.strictCoupling, now: at };
  const visit = {
    userId: person.user,
    departmentId: person.departmentId,
    address: address === null ? null : parseAddress(address),
    kind: "browser" as const,
  };
  const isHeld = person.holds.some((hold) => isOpen(hold, at));
  const isFrom = list === null || isAllowed(list, visit, at);
  const viewer =
    "rights" in person
      ? { ...person, accountId: asker.accountId, userId: person.user }
      : viewerOf(person, asker.accountId, options);
  return { person, viewer, mayAct: !isHeld && isFrom };
}

/** Does the asker's own reach cover questions about this person? About oneself always. */
export const mayAsk = (asker: Changer, { user, units }: Person) =>
  user === asker.userId || can(asker, "access.explain", { responsibles: [{ userId: user, units }] });

/** People by how the question calls them, within the asker's reach. */
export async function readSubjects(
  needs: Pick<Needs, "db" | "gate">,
  asker: Changer,
  texts: readonly string[],
): Promise<Map<string, PersonAccess>> {
  return peopleOf(needs, asker, await findSubjectIds(needs.db(asker.accountId), asker.accountId, texts));
}

/** The people of these ids by their names in a question, within the asker's reach. */
async function peopleOf(
  needs: Pick<Needs, "gate">,
  asker: Changer,
  ids: ReadonlyMap<string, number>,
): Promise<Map<string, PersonAccess>> {
  if (ids.size === 0) return new Map();
  return byName(asker, ids, await readAccess(needs, asker, { users: [...new Set(ids.values())] }));
}

/** People by their names in a question, within the asker's reach. */
export function byName<P extends Person>(
  asker: Changer,
  ids: ReadonlyMap<string, number>,
  people: readonly P[],
): Map<string, P> {
  return new Map(
    [...ids].flatMap(([text, id]) => {
      const person = people.find(({ user }) => user === id);
      return person === undefined || !mayAsk(asker, person) ? [] : [[text, person] as const];
    }),
  );
}

/** The subject of a question among people already read; undefined = nobody here, or out of the asker's reach. */
export const subjectAmong = <P extends Person>(people: ReadonlyMap<string, P>, subject: Named) =>
  isSubjectType(subject.type)
    ? namesOf(subject)
        .map((name) => people.get(name))
        .find((person) => person !== undefined)
    : undefined;

/** The same, read for one question. */
export const readSubject = async (needs: Pick<Needs, "db" | "gate">, asker: Changer, subject: Named) =>
  isSubjectType(subject.type)
    ? subjectAmong(await readSubjects(needs, asker, namesOf(subject)), subject)
    : undefined;
