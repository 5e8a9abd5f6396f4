import { useT } from "~/i18n/react";
import { Card as Box } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Time } from "~/ui/time";
import type { Card } from "../read-card.server";

/** When the person was active last, where, with which device; and the last sign-in, which is another thing [MC-36]. */
export function ActivitySection({ card }: { card: Card }) {
  const t = useT();
  const when = (at: number | null) =>
    at === null ? (
      <span className="text-subtle">{t("time.never")}</span>
    ) : (
      <>
        <Time at={at} as="relative" />
        <span className="text-subtle">
          {" \u00b7 "}
          <Time at={at} />
        </span>
      </>
    );
  return (
    <Box title={t("card.last_activity")}>
      <DescriptionList
        items={[
          { label: t("card.last_activity"), value: when(card.lastActivityAt) },
          ...(card.lastActivityPage === null
            ? []
            : [{ label: t("live.page"), value: <code>{card.lastActivityPage}</code> }]),
          { label: t("card.last_sign_in"), value: when(card.lastSignInAt) },
          { label: t("card.last_device"), value: card.lastDevice ?? t("common.unknown") },
        ]}
      />
    </Box>
  );
}
