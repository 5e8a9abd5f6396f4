import { publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCode } from "~/domain/network/recovery-code";
import { appendAudit } from "~db/queries/audit";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import { replaceCodes } from "~db/queries/recovery";
import type { Needs } from "../needs";
import type { Saver } from "./saver";

/**
 * Five new codes, in clear only in this answer; the earlier ones die. Null when the person's rights changed meanwhile
 * (semantics 8, ASVS 6.5.1).
 */
export async function makeRecoveryCodes(needs: Needs, saver: Saver): Promise<string[] | null> {
  const { accountId, actor } = saver;
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(needs.random(RECOVERY_CODE_BYTES)));
  const hashes = await Promise.all(codes.map(sha256hex));
  const { lost } = await commit(needs.db(accountId), [
    mustStillBe(accountId, actor),
    ...replaceCodes(accountId, hashes, needs.now),
    ...appendAudit(accountId, {
      publicId: publicId(needs.random(16)),
      event: "recovery_codes_made",
      at: needs.now,
      actor,
      target: null,
    }),
  ]);
  return lost ? null : codes;
}
