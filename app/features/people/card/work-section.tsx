import { useFormat, useT } from "~/i18n/react";
import { Card as Box } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import type { Card } from "../read-card.server";

const FIGURES = [
  "dealsCreated",
  "dealsOpen",
  "dealsWon",
  "contacts",
  "tasksOpen",
  "tasksLate",
  "tasksDone",
] as const;

/** What the person has in hand, and what they made and finished in 30 days [MC-35, MC-69]. */
export function WorkSection({ work }: { work: NonNullable<Card["work"]> }) {
  const t = useT();
  const format = useFormat();
  return (
    <Box title={t("card.work_stats")}>
      <DescriptionList
        items={FIGURES.map((figure) => ({ label: t(`work.${figure}`), value: format.number(work[figure]) }))}
      />
    </Box>
  );
}
