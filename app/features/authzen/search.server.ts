import type { z } from "zod";
import { nameOf } from "~/domain/authzen/action";
import type { ActionSearch, ResourceSearch, SubjectSearch } from "~/domain/authzen/request";
import { isRecordType, listRecords } from "~db/queries/authzen";
import { externalIdsOf } from "~db/queries/external-ids";
import { listChannels } from "~db/queries/registries/channels";
import { listResourceObjects, listTypeRules } from "~db/queries/resource-types";
import type { Changer } from "../access/changer";
import { readAccess } from "../access/read-access.server";
import type { Needs } from "../needs";
import { allows } from "./decide.server";
import { actionsOf, findThing, type Thing, targetOfForeign, targetOfRecord } from "./resources.server";
import { asSubject, isSubjectType, mayAsk, momentOf, readSubject } from "./subjects.server";

type Can = Pick<Needs, "db" | "gate" | "now">;
/** Results in the order of their keys; `after` is the key of the last one that was looked at. */
export type Found<T> = { results: T[]; next: string | null };

/** Rows that one page of a search looks at, at most. */
const LOOKS_AT = 5_000;

/** Who can do this to that (section 8.4), each by the id that the asking system gave them, else by ours. */
export async function searchSubjects(
  needs: Can,
  asker: Changer,
  { subject, action, resource, context }: z.output<typeof SubjectSearch>,
  { after, limit }: { after: string; limit: number },
): Promise<Found<{ type: string; id: string }>> {
  const thing = isSubjectType(subject.type) ? await findThing(needs, asker, resource) : null;
  if (thing === null) return { results: [], next: null };
  const moment = await momentOf(needs, asker.accountId, { subject, context });
  const people = (await readAccess(needs, asker, {}))
    .filter((person) => mayAsk(asker, person) && person.publicId > after)
    .sort((a, b) => (a.publicId < b.publicId ? -1 : 1))
    .filter((person) => allows(asSubject(asker, person, moment), thing, action));
  const page = people.slice(0, limit).map(({ publicId }) => publicId);
  const external = await externalIdsOf(needs.db(asker.accountId), asker.accountId, "user", page);
  const results = page.map((id) => ({ type: subject.type, id: external.get(id) ?? id }));
  return { results, next: people.length > limit ? (page.at(-1) ?? null) : null };
}

/** What this person can do that to (section 8.5). */
export async function searchResources(
  needs: Can,
  asker: Changer,
  { subject, action, resource, context }: z.output<typeof ResourceSearch>,
  { after, limit }: { after: string; limit: number },
): Promise<Found<{ type: string; id: string }>> {
  const person = await readSubject(needs, asker, subject);
  if (person === undefined) return { results: [], next: null };
  const who = asSubject(asker, person, await momentOf(needs, asker.accountId, { subject, context }));
  const results: { type: string; id: string }[] = [];
  let last = after;
  for (let looked = 0; looked < LOOKS_AT; ) {
    const things = await thingsOf(needs, asker, resource.type, last);
    if (things.length === 0) return { results, next: null };
    for (const { id, thing } of things) {
      if (results.length === limit) return { results, next: last };
      last = id;
      if (allows(who, thing, action)) results.push({ type: resource.type, id });
    }
    looked += things.length;
  }
  return { results, next: last };
}

/** What this person can do with that (section 8.6). */
export async function searchActions(
  needs: Can,
  asker: Changer,
  { subject, resource, context }: z.output<typeof ActionSearch>,
): Promise<{ name: string }[]> {
  const person = await readSubject(needs, asker, subject);
  const thing = person === undefined ? null : await findThing(needs, asker, resource);
  if (person === undefined || thing === null) return [];
  const who = asSubject(asker, person, await momentOf(needs, asker.accountId, { subject, context }));
  const may = thing.actions.filter(({ permission }) => allows(who, thing, { name: permission }));
  return [...new Set(may.map(({ action }) => nameOf(action)))].map((name) => ({ name }));
}

type Row = { id: string; thing: Thing };
const CHUNK = 200;

/** The next things of a type after an id, in the order of their ids. */
async function thingsOf(needs: Can, asker: Changer, type: string, after: string): Promise<Row[]> {
  const { accountId } = asker;
  const db = needs.db(accountId);
  const own = (await listTypeRules(db, accountId)).find((one) => one.type === type);
  if (own !== undefined) {
    const rows = await listResourceObjects(db, accountId, type, after, CHUNK);
    const actions = own.actions;
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        thing: { target: await targetOfForeign(needs, asker, row), actions },
      })),
    );
  }
  if (type === "channel") {
    const channels = (await listChannels(db, accountId)).filter(({ publicId }) => publicId > after);
    return channels
      .sort((a, b) => (a.publicId < b.publicId ? -1 : 1))
      .map(({ publicId, responsibles, id }) => ({
        id: publicId,
        thing: { target: { responsibles, sourceId: id }, actions: actionsOf("channel") },
      }));
  }
  if (type === "user") {
    const people = (await readAccess(needs, asker, {})).filter(
      (person) => mayAsk(asker, person) && person.publicId > after,
    );
    return people
      .sort((a, b) => (a.publicId < b.publicId ? -1 : 1))
      .map(({ publicId, user, units }) => ({
        id: publicId,
        thing: { target: { responsibles: [{ userId: user, units }] }, actions: actionsOf("user") },
      }));
  }
  if (!isRecordType(type)) return [];
  const rows = await listRecords(db, accountId, type, after, CHUNK);
  return rows.map((row) => ({
    id: row.id,
    thing: { target: targetOfRecord(row), actions: actionsOf(type) },
  }));
}
