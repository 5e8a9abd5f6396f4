import {
  type Contribution,
  can,
  type Difference,
  differences,
  isAdministrator,
  isGain,
  levelOf,
  type Permission,
  signatureOf,
  type Viewer,
} from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";
import { minutes } from "~/domain/time/durations";
import type { Needs } from "../needs";
import { pageAt } from "../shell/page-at";
import { mayOpen } from "../shell/pages-for.server";
import type { Changer } from "./changer";
import { countRecords, PEOPLE_COUNTED, RECORD_RIGHTS } from "./count-records.server";
import { rightsOf, viewerOf } from "./person-rights";
import { countEffects, type Preview } from "./preview";
import { readAccess } from "./read-access.server";

/** How a person's contributions would be after the change. */
export type After = (person: PersonAccess) => Contribution[];

const RECORDS: readonly Permission[] = Object.values(RECORD_RIGHTS);
const NAMES = 10;
const ORPHANED = 3;
/** Seen this recently, a person is taken to have the page open. */
const OPEN_NOW_MS = minutes(5);

/** Who gains and loses what, before anything is saved (FM-12): from the rights that the gate enforces now. */
export async function previewChange(
  needs: Pick<Needs, "db" | "gate" | "now">,
  changer: Changer,
  people: readonly PersonAccess[],
  after: After,
): Promise<Preview> {
  const options = { strictCoupling: changer.settings.strictCoupling, now: needs.now };
  const known = new Map<string, (Difference & { isGain: boolean })[]>();
  const changed = people.flatMap((person) => {
    const then = after(person);
    const key = `${signatureOf(person.contributions)} > ${signatureOf(then)}`;
    const found =
      known.get(key) ??
      differences(rightsOf(person.contributions, options), rightsOf(then, options)).map((one) => ({
        ...one,
        isGain: isGain(one),
      }));
    known.set(key, found);
    return found.length === 0 ? [] : [{ person, then, found }];
  });
  const lost = new Set(
    changed.flatMap(({ found }) =>
      found.filter((one) => one.after === "denied").map(({ permission }) => permission),
    ),
  );
  const records = RECORDS.filter((permission) => lost.has(permission));
  const alone =
    records.length === 0
      ? []
      : await onlyAdministrators(needs, changer, {
          records,
          changed,
          after: new Map(changed.map((one) => [one.person.user, one.then])),
        });
  const counted = changed.slice(0, PEOPLE_COUNTED).map(({ person, then }) => {
    const before = viewerOf(person, changer.accountId, options);
    return { before, after: { ...before, rights: rightsOf(then, options) } };
  });
  return {
    people: changed.length,
    names: changed.slice(0, NAMES).map(({ person }) => nameOf(person)),
    effects: countEffects(changed.map(({ found }) => found)),
    losesPage: changed.flatMap(({ person, then }) => lostPage(person, then, changer.accountId, options)),
    onlyAdministrators: records.filter((permission) => alone.some((one) => one.permission === permission)),
    orphaned: [...new Map(alone.map(({ person }) => [person.publicId, nameOf(person)]))]
      .slice(0, ORPHANED)
      .map(([publicId, name]) => ({ publicId, name })),
    records: await countRecords(needs.db(changer.accountId), counted),
    recordsOf: counted.length,
  };
}

type Options = { strictCoupling: boolean; now: number };
const nameOf = ({ name, surname }: PersonAccess) => `${name} ${surname}`.trim();

function lostPage(person: PersonAccess, then: Contribution[], accountId: number, options: Options) {
  const { lastAt, lastPage } = person;
  if (lastPage === null || lastAt === null || options.now - lastAt > OPEN_NOW_MS) return [];
  const page = pageAt(lastPage);
  if (page === undefined) return [];
  const before = viewerOf(person, accountId, options);
  const after = { ...before, rights: rightsOf(then, options) };
  return mayOpen(before, page) && !mayOpen(after, page) ? [{ name: nameOf(person), page: page.label }] : [];
}

type Loss = {
  records: readonly Permission[];
  changed: { person: PersonAccess }[];
  after: ReadonlyMap<number, Contribution[]>;
};

/** Kinds of records of the people who lose them that no other employee would see: nobody `any`, nobody whose reach holds them. */
async function onlyAdministrators(
  needs: Pick<Needs, "gate" | "now">,
  changer: Changer,
  { records, changed, after }: Loss,
): Promise<{ permission: Permission; person: PersonAccess }[]> {
  const options = { strictCoupling: changer.settings.strictCoupling, now: needs.now };
  const everybody = await readAccess(needs, changer, {});
  const others = everybody
    .map((person) =>
      viewerOf(
        { ...person, contributions: after.get(person.user) ?? person.contributions },
        changer.accountId,
        options,
      ),
    )
    .filter((viewer) => !isAdministrator(viewer));
  return records.flatMap((permission) => {
    const watchers = others.filter((viewer) => levelOf(viewer, permission) !== "denied");
    if (watchers.some((viewer) => levelOf(viewer, permission) === "any")) return [];
    return changed
      .filter(({ person }) => !watchers.some((viewer) => sees(viewer, permission, person)))
      .map(({ person }) => ({ permission, person }));
  });
}

const sees = (viewer: Viewer, permission: Permission, { user, units }: PersonAccess) =>
  can(viewer, permission, { responsibles: [{ userId: user, units }] });
