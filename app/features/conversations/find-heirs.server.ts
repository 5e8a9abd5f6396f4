import { can } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import { searchWords } from "~/domain/text/fold";
import { CANDIDATES_A_STEP, type Candidate, candidatesFor } from "~db/queries/conversations/candidates";
import { viewerOf } from "../access/person-rights";
import { readAccess } from "../access/read-access.server";
import type { Acting } from "../acting";
import type { Needs } from "../needs";

/** Whoever hands a chat over: the rights of others are compiled with the company's option. */
export type Giver = Acting & { settings: { strictCoupling: boolean } };
export type Place = { sourceId: number; connectionId: number | null };
export type Heir = Candidate & { hasCanned: boolean };

/**
 * Of these people, those who can take a chat of this channel over (MC-07): nobody who is held or gone, and only who would
 * answer there as its responsible. `hasCanned`: they have the quick replies, else the giver is warned (BX-25).
 */
export async function ableToAnswer(
  needs: Needs,
  giver: Giver,
  place: Place,
  candidates: readonly Candidate[],
): Promise<Heir[]> {
  if (candidates.length === 0) return [];
  const people = await readAccess(needs, giver, { users: candidates.map(({ userId }) => userId) });
  const options = { strictCoupling: giver.settings.strictCoupling, now: needs.now };
  return candidates.flatMap((candidate) => {
    const person = people.find(({ user }) => user === candidate.userId);
    if (person === undefined || person.isDeleted || person.holds.some((hold) => isOpen(hold, needs.now)))
      return [];
    const viewer = viewerOf(person, giver.accountId, options);
    const own = { ...place, responsibles: [{ userId: person.user, units: person.units }] };
    if (!can(viewer, "conversations.reply", own)) return [];
    return [{ ...candidate, hasCanned: can(viewer, "canned.use", own) }];
  });
}

/** Who is offered, by name: the queue of the channel first. Names are open to everybody (`directory.names`). */
export async function findHeirs(
  needs: Needs,
  giver: Giver,
  chat: Place & { responsibleId: number | null },
  q: string,
): Promise<Heir[]> {
  const db = needs.db(giver.accountId);
  const found = await candidatesFor(db, giver.accountId, { ...chat, words: searchWords(q), now: needs.now });
  return (await ableToAnswer(needs, giver, chat, found)).slice(0, 8);
}

/** Is there anybody at all who can take the chat over? Everybody is looked at, a step at a time [MC-07]. */
export async function hasHeir(
  needs: Needs,
  giver: Giver,
  chat: Place & { responsibleId: number | null },
): Promise<boolean> {
  const db = needs.db(giver.accountId);
  for (let skip = 0; ; skip += CANDIDATES_A_STEP) {
    const found = await candidatesFor(db, giver.accountId, { ...chat, words: [], skip, now: needs.now });
    if ((await ableToAnswer(needs, giver, chat, found)).length > 0) return true;
    if (found.length < CANDIDATES_A_STEP) return false;
  }
}
