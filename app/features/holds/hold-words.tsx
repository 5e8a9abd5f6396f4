import type { HoldKind } from "~/domain/holds/holds";
import { personState } from "~/domain/holds/person-state";
import { useFormat, useT } from "~/i18n/react";

type Shown = {
  id: string;
  kind: HoldKind;
  reason: string;
  startsAt: number;
  endsAt: number | null;
  by: string | null;
  liftedAt?: number | null;
  liftedBy?: string | null;
};

/** One hold in words: which, from when to when, why, by whom. */
export function HoldWords({ hold }: { hold: Shown }) {
  const t = useT();
  const format = useFormat();
  const { state } = personState([{ ...hold, endsAt: null }], hold.startsAt);
  const ended = hold.liftedAt ?? null;
  const facts = [
    ended === null
      ? hold.endsAt === null
        ? t("hold.from", { date: format.dateTime(hold.startsAt) })
        : t("hold.until", { date: format.dateTime(hold.endsAt) })
      : `${format.dateTime(hold.startsAt)} \u2013 ${format.dateTime(ended)}`,
    hold.by !== null && t("state.by", { name: hold.by }),
    ended !== null &&
      (hold.liftedBy ? t("hold.lifted_by", { name: hold.liftedBy }) : t("hold.ended_by_itself")),
  ].filter(Boolean);
  return (
    <span className="block min-w-0">
      <span className="block font-medium">{t(`state.${state}`)}</span>
      {hold.reason !== "" && <span className="block break-words">{hold.reason}</span>}
      <span className="block text-sm text-subtle">{facts.join(" \u00b7 ")}</span>
    </span>
  );
}
