import type { Permission } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import { putRightRequest } from "~db/queries/right-requests";
import type { Needs } from "../needs";

/**
 * Asks whoever assigns rights for one that a page was refused for, once an hour; they see it on "Today" (FM-16).
 * `false`: a request is on its way already.
 */
export async function askForRight(
  needs: Pick<Needs, "db" | "now" | "random">,
  asker: { accountId: number; userId: number },
  wanted: Permission,
  client: Origin,
): Promise<boolean> {
  const id = publicId(needs.random(16));
  const { lost } = await commit(needs.db(asker.accountId), [
    ...putRightRequest({ ...asker, publicId: id, wanted }, needs.now),
    writeAuthEntry(
      asker.accountId,
      authEntry({
        opId: `ask.${id}`,
        at: needs.now,
        event: "access_requested",
        result: "success",
        userId: asker.userId,
        detail: wanted,
        origin: { ...client, deviceId: null },
      }),
    ),
  ]);
  return !lost;
}
