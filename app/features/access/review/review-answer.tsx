import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import type { ReviewOutcome } from "./review-query";

const SAYS: Record<ReviewOutcome, MessageKey> = {
  kept: "review.kept",
  assigned: "review.assigned",
  unassigned: "review.unassigned",
  not_found: "record.none",
  not_allowed: "why.refused.not_allowed",
  conflict: "why.refused.conflict",
};

/** What became of the last step of a review. */
export function ReviewAnswer({ answer }: { answer: { outcome: ReviewOutcome } | undefined }) {
  const t = useT();
  if (answer === undefined) return null;
  const isDone = ["kept", "assigned", "unassigned"].includes(answer.outcome);
  return (
    <Banner tone={isDone ? "ok" : "warn"} announce>
      {t(SAYS[answer.outcome])}
    </Banner>
  );
}
