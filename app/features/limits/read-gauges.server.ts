import { can, scopeOf, type Viewer } from "~/domain/access";
import type { Gauge } from "~/domain/limits/meter";
import { peopleInScope } from "~db/queries/limits";
import { findPerson } from "~db/queries/person-facts";
import type { Needs } from "../needs";
import type { PersonGauge } from "./read-limits.server";

type Reader = Viewer & { accountPublicId: string };

/** One's own gauges: every limit that counts for oneself, untouched ones included (AM-18). */
export const readMine = (needs: Needs, reader: Reader): Promise<PersonGauge[]> =>
  gaugesOf(needs, reader.accountPublicId, { user: reader.userId, person: reader.publicId });

/** Another person's gauges; none outside the reader's scope. */
export async function readPerson(needs: Needs, reader: Reader, publicId: string): Promise<PersonGauge[]> {
  const { accountId } = reader;
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  if (person === null) return [];
  const { userId, units } = person;
  if (!can(reader, "limits.view", { responsibles: [{ userId, units }] })) return [];
  return gaugesOf(needs, reader.accountPublicId, { user: userId, person: publicId });
}

/** How near a person of the live view is to their nearest limit: the fullest of those that count for them. */
export type RowGauge = Pick<Gauge, "metric" | "period" | "count" | "threshold" | "warnAt"> & {
  person: string;
};

/** The nearest limit of each of these people (public ids), within the reader's scope: for rows that are in view. */
export async function readNearest(
  needs: Needs,
  reader: Reader,
  publicIds: readonly string[],
): Promise<RowGauge[]> {
  const { accountId } = reader;
  const scope = scopeOf(reader, "limits.view");
  const people = await peopleInScope(needs.db(accountId), accountId, scope, publicIds);
  if (people.length === 0) return [];
  const user = people.map((person) => person.user);
  const gauges = await needs.gate(reader.accountPublicId).gauges({ user, now: needs.now });
  return people.flatMap(({ user, id }) => {
    const [nearest] = gauges
      .filter((gauge) => gauge.user === user)
      .sort((a, b) => b.count / b.threshold - a.count / a.threshold);
    if (nearest === undefined) return [];
    const { metric, period, count, threshold, warnAt } = nearest;
    return [{ person: id, metric, period, count, threshold, warnAt }];
  });
}

/** The gauges of one person, whom the caller may see; `person`: their public id. */
export async function gaugesOf(
  needs: Pick<Needs, "gate" | "now">,
  accountPublicId: string,
  { user, person }: { user: number; person: string },
): Promise<PersonGauge[]> {
  const gauges: Gauge[] = await needs.gate(accountPublicId).gauges({ user, now: needs.now });
  return gauges.map(({ user: _user, limit: _limit, ...gauge }) => ({
    ...gauge,
    person,
    name: "",
    waiting: 0,
  }));
}
