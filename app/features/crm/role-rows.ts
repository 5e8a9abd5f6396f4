import { isSwitchFixed, proposeChatRole, receivesByDefault, type WayOfWorking } from "~/domain/access";
import { keyOf, type RoleChoice, type RowChange, type WindowPerson } from "./window";

export type Draft = { role: string | null; receives: boolean };
/** What is chosen in the window, by person, as far as it differs from what is saved. */
export type Drafts = ReadonlyMap<string, Draft>;

export const draftOf = (drafts: Drafts, person: WindowPerson): Draft =>
  drafts.get(person.publicId) ?? { role: person.role, receives: person.receives };

/** A role was chosen: the switch follows the role's default [WZ-06]. */
export function withRole(
  drafts: Drafts,
  person: WindowPerson,
  role: string | null,
  choices: RoleChoice[],
): Drafts {
  const key = keyOf(choices, role);
  const receives = role === person.role ? person.receives : receivesByDefault(key);
  return put(drafts, person, { role, receives });
}

export const withSwitch = (drafts: Drafts, person: WindowPerson, receives: boolean): Drafts =>
  put(drafts, person, { ...draftOf(drafts, person), receives });

export const isFixed = (choices: readonly RoleChoice[], role: string | null) =>
  isSwitchFixed(keyOf(choices, role));

/** What a way of working proposes for everybody whose row is the viewer's to change [WZ-12, WZ-13, WZ-14]. */
export function proposed(way: WayOfWorking, people: readonly WindowPerson[], choices: RoleChoice[]): Drafts {
  let drafts: Drafts = new Map();
  for (const person of people) {
    if (person.lock !== null) continue;
    const { isAdministrator, isInQueue } = person;
    const proposal = proposeChatRole(way, {
      chatRole: keyOf(choices, person.role),
      isAdministrator,
      isInQueue,
    });
    const role = choices.find(({ key }) => key === proposal?.chatRole)?.publicId;
    if (proposal !== null && role !== undefined)
      drafts = put(drafts, person, { role, receives: proposal.receives });
  }
  return drafts;
}

/** In a CRM that was linked just now its administrators are proposed as Supervisors [WZ-11]. */
export function proposedForAdmins(people: readonly WindowPerson[], choices: RoleChoice[]): Drafts {
  let drafts: Drafts = new Map();
  const supervisor = choices.find(({ key }) => key === "chat_supervisor")?.publicId;
  if (supervisor === undefined || people.some(({ role }) => role !== null)) return drafts;
  for (const person of people)
    if (person.isCrmAdmin && person.lock === null)
      drafts = put(drafts, person, { role: supervisor, receives: true });
  return drafts;
}

/** The rows to send: what is wanted and what was seen. */
export const changesOf = (drafts: Drafts, people: readonly WindowPerson[]): RowChange[] =>
  people
    .filter(({ publicId }) => drafts.has(publicId))
    .map((person) => ({
      person: person.publicId,
      ...draftOf(drafts, person),
      was: { role: person.role, receives: person.receives },
    }));

function put(drafts: Drafts, { publicId, role, receives }: WindowPerson, draft: Draft): Drafts {
  const next = new Map(drafts);
  if (draft.role === role && draft.receives === receives) next.delete(publicId);
  else next.set(publicId, draft);
  return next;
}
