import type { LogEvent } from "~/domain/log/events";
import {
  type ExternalKind,
  externalIdsOf,
  findByExternalId,
  writeExternalId,
} from "~db/queries/external-ids";
import { mustChangeOne } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

type Thing = { kind: ExternalKind; publicId: string; id: number; name: string; event: LogEvent };
export type ExternalOutcome = { ok: true } | { ok: false; refusal: "taken" | "conflict" };

/** Says what a thing is called in another system; one external id names one thing. Null takes it away. */
export async function setExternalId(
  needs: Needs,
  acting: Acting,
  { kind, publicId, id, name, event }: Thing,
  externalId: string | null,
): Promise<ExternalOutcome> {
  const { accountId, actor } = acting;
  const db = needs.db(accountId);
  const before = (await externalIdsOf(db, accountId, kind, [publicId])).get(publicId) ?? null;
  if (before === externalId) return { ok: true };
  const other = externalId === null ? null : await findByExternalId(db, accountId, kind, externalId);
  if (other !== null && other !== publicId) return { ok: false, refusal: "taken" };
  const { lost } = await change(needs, acting, {
    write: [writeExternalId(accountId, kind, publicId, externalId), mustChangeOne()],
    audit: {
      event,
      actor,
      target: { kind, id, name },
      changes: [{ field: "external_id", before, after: externalId }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
