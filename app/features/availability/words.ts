import { type Availability, inForce, type Said } from "~/domain/presence/availability";
import type { Translate } from "~/i18n";
import type { Tone } from "~/ui/tone";

export const AVAILABILITY_TONE: Record<Availability, Tone> = {
  available: "ok",
  busy: "held",
  break: "info",
  away: "neutral",
};

/** "Busy", "Away until 14:30": what holds at `now`. */
export function availabilityWords(
  t: Translate,
  time: (at: number) => string,
  said: Said,
  now: number,
): string {
  const { availability, until } = inForce(said, now);
  if (availability === "away")
    return until === null ? t("availability.away_open") : t("availability.away", { time: time(until) });
  const words = t(`availability.${availability}`);
  return until === null ? words : `${words} \u00b7 ${t("time.until", { date: time(until) })}`;
}
