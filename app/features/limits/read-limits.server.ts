import { can, type Permission, scopeOf, type Viewer } from "~/domain/access";
import type { LimitFact } from "~/domain/limits/limit";
import type { Gauge } from "~/domain/limits/meter";
import { findSubjects, type LimitRow, listLimits, listSubjects, namesInScope } from "~db/queries/limits";
import type { Needs } from "../needs";
import type { LimitInput } from "./limit-form";
import { subjectsOf } from "./save-limit.server";

export type { LimitRow, SubjectRow } from "~db/queries/limits";

type Reader = Viewer & { accountPublicId: string };

/** Where one person stands at one limit, by name; `waiting` clients have no answer (FM-06). */
export type PersonGauge = Omit<Gauge, "user" | "limit"> & { person: string; name: string; waiting: number };

const SHOWN = 100;

/** The limits of the company, and who has used up or nearly used up one, within the reader's scope (AM-18, AM-20). */
export async function readLimits(needs: Needs, reader: Reader) {
  const { accountId } = reader;
  const [limits, gauges] = await Promise.all([
    listLimits(needs.db(accountId), accountId),
    readGauges(needs, reader, {}),
  ]);
  return {
    limits: limits.map(({ id: _inner, ...limit }) => limit),
    reached: gauges.filter(({ count, threshold, hold }) => count >= threshold || hold !== null),
    near: gauges.filter((gauge) => isNear(gauge) && gauge.count < gauge.threshold && gauge.hold === null),
    mayEdit: can(reader, "limits.edit"),
    mayRestore: can(reader, "limits.restore"),
  };
}
export type LimitsData = Awaited<ReturnType<typeof readLimits>>;

/** From the share at which the person is warned, up to the limit itself and beyond. */
export const isNear = ({ count, threshold, warnAt }: Pick<PersonGauge, "count" | "threshold" | "warnAt">) =>
  count * 100 >= threshold * warnAt;

/** Gauges of everybody in reach who has counted something, the fullest first; `limit`: of one limit only. */
export async function readGauges(
  needs: Needs,
  reader: Reader,
  {
    limit,
    draft,
    permission = "limits.view",
  }: { limit?: string; draft?: LimitFact; permission?: Permission },
): Promise<PersonGauge[]> {
  const { accountId } = reader;
  const gate = needs.gate(reader.accountPublicId);
  const all = await gate.gauges({ user: null, now: needs.now, ...(draft && { draft }) });
  const wanted = all.filter(({ publicId }) => limit === undefined || publicId === limit);
  const users = [...new Set(wanted.map(({ user }) => user))];
  const people = await namesInScope(needs.db(accountId), accountId, scopeOf(reader, permission), users);
  const byId = new Map(people.map((person) => [person.user, person]));
  return wanted
    .flatMap(({ user, limit: _inner, ...gauge }) => {
      const person = byId.get(user);
      return person === undefined
        ? []
        : [{ ...gauge, person: person.id, name: person.name, waiting: person.waiting }];
    })
    .sort((a, b) => b.count / b.threshold - a.count / a.threshold)
    .slice(0, SHOWN);
}

/** One limit with what its form offers; null when there is none. */
export async function readLimit(needs: Needs, accountId: number, publicId: string | null) {
  const db = needs.db(accountId);
  const [limits, subjects] = await Promise.all([
    publicId === null ? [] : listLimits(db, accountId, publicId),
    listSubjects(db, accountId),
  ]);
  return { limit: limits[0] ?? null, subjects };
}

/** Who would stand at or above a new threshold of a limit already (semantics 5: the save shows them first). */
export async function readOver(
  needs: Needs,
  reader: Reader,
  existing: LimitRow,
  input: LimitInput,
): Promise<PersonGauge[]> {
  if (!input.isOn || input.metric !== existing.metric || input.period !== existing.period) return [];
  const { accountId } = reader;
  const { metric, threshold, period, includeAdmins, action, restore, warnAt } = input;
  const draft: LimitFact = {
    limit: existing.id,
    publicId: existing.publicId,
    ...{ metric, threshold, period, includeAdmins, action, warnAt },
    forAll: input.who === "all",
    autoRestore: restore === "window",
    isOn: true,
    subjects: await findSubjects(needs.db(accountId), accountId, subjectsOf(input)),
  };
  const gauges = await readGauges(needs, reader, { limit: existing.publicId, draft });
  return gauges.filter(({ count, hold }) => count >= input.threshold && hold === null);
}
