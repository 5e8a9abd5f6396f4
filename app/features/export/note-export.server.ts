import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";

type Export = {
  accountId: number;
  userId: number;
  sessionId: string | null;
  client: Origin;
  /** Where it was asked for. */
  page: string;
  /** What and in which form: "audit, xlsx". */
  detail: string;
};

/**
 * The line of the authorization log about an export (AM-13, MC-93): written when it starts, so that no broken one is
 * missing, and with its count of rows when it is done. It is the same line both times.
 */
export async function noteExport(needs: Needs, about: Export): Promise<(count: number) => Promise<void>> {
  const { accountId, client, ...facts } = about;
  const entry = authEntry({
    ...facts,
    opId: publicId(needs.random(16)),
    at: needs.now,
    event: "export_done",
    method: "export",
    result: "success",
    origin: await storedOrigin(client),
  });
  const write = async (count: number) => {
    await commit(needs.db(accountId), [writeAuthEntry(accountId, { ...entry, count })]);
  };
  await write(0);
  return write;
}
