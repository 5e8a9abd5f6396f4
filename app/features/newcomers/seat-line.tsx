import { useT } from "~/i18n/react";

/** "Active: 12", and of how many when an administrator has set a cap (FM-23, AU-21). */
export function SeatLine({ seats: { active, cap } }: { seats: { active: number; cap: number | null } }) {
  const t = useT();
  const isFull = cap !== null && active >= cap;
  return (
    <span className={isFull ? "text-sm text-held-ink" : "text-sm text-muted"}>
      {cap === null ? t("term.seats_active", { n: active }) : t("newcomer.seats_of", { n: active, cap })}
    </span>
  );
}
