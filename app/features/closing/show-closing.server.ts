import { COPY_COUNTS_MS, closingState, daysLeft } from "~/domain/closing/closing";
import { findClosing } from "~db/queries/closing/closing";
import { showCopies } from "../export/page/show-exports.server";
import type { Needs } from "../needs";

/** What the page about closing the company shows: the steps to it, or the days in which it may be kept. */
export async function showClosing(
  needs: Pick<Needs, "db" | "now">,
  { accountId, userId }: { accountId: number; userId: number },
) {
  const [{ company, closingAt, askedBy }, copies] = await Promise.all([
    findClosing(needs.db(accountId), accountId),
    showCopies(needs, accountId, userId),
  ]);
  const [last] = copies.list;
  return {
    company,
    closing:
      closingAt !== null && closingState(closingAt, needs.now) === "grace"
        ? { at: closingAt, days: daysLeft(closingAt, needs.now), askedBy }
        : null,
    copy: last ?? null,
    /** It is young enough to count as "exported first". */
    isCopied: last !== undefined && last.at >= needs.now - COPY_COUNTS_MS,
    job: copies.job,
    isUnderWay: copies.isUnderWay,
  };
}
export type ShownClosing = Awaited<ReturnType<typeof showClosing>>;
