import { can, type Viewer } from "~/domain/access";
import type { Gauge } from "~/domain/limits/meter";
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
