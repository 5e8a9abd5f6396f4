import { Link, useFetcher } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { AVAILABILITIES, inForce, type Said } from "~/domain/presence/availability";
import { hours, minutes } from "~/domain/time/durations";
import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { StatusDot } from "~/ui/badge";
import { buttonClass } from "~/ui/button-style";
import { cx } from "~/ui/cx";
import { Menu, MenuChoice, MenuLabel, MenuLink, MenuSeparator } from "~/ui/menu";
import { useNow } from "~/ui/time";
import { useLive } from "../live/use-live";
import { AVAILABILITY_TONE, availabilityWords } from "./words";

const PAGE = "/me/availability";
const AWAY_FOR = [minutes(30), hours(1), hours(2)];
const STEP = minutes(5);

/** What one says of oneself, in the header of every page; a link to the form where scripts do not run. */
export function AvailabilityMenu({ said: known }: { said: Said }) {
  const t = useT();
  const format = useFormat();
  const now = useNow(useMadeAt());
  const fetcher = useFetcher();
  const told = useLive()?.said ?? known;
  const said = inForce(told, now);
  const words = availabilityWords(t, format.time, told, now);
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const say = (availability: string, until?: string) =>
    fetcher.submit(
      { availability, stay: "1", ...(until ? { until } : {}) },
      { method: "post", action: PAGE },
    );
  const face = (
    <>
      <StatusDot tone={AVAILABILITY_TONE[said.availability]} className="max-sm:[&>span:last-child]:sr-only">
        {words}
      </StatusDot>
      <ChevronDown size={14} aria-hidden="true" className="max-sm:hidden" />
    </>
  );
  const look = cx(buttonClass({ variant: "ghost" }), "max-w-48 max-sm:px-2.5");
  const label = `${t("availability.title")}: ${words}`;
  if (!isScripted)
    return (
      <Link to={PAGE} prefetch="none" className={look} aria-label={label}>
        {face}
      </Link>
    );
  return (
    <Menu
      trigger={
        <button type="button" className={look} aria-label={label}>
          {face}
        </button>
      }
    >
      <MenuLabel>{t("availability.title")}</MenuLabel>
      {AVAILABILITIES.map((choice) => (
        <MenuChoice
          key={choice}
          checked={said.availability === choice && said.until === null}
          onSelect={() => say(choice)}
        >
          <StatusDot tone={AVAILABILITY_TONE[choice]}>
            {choice === "away" ? t("availability.away_open") : t(`availability.${choice}`)}
          </StatusDot>
        </MenuChoice>
      ))}
      <MenuSeparator />
      {AWAY_FOR.map((ms) => {
        const time = format.time(Math.ceil((now + ms) / STEP) * STEP);
        return (
          <MenuChoice
            key={ms}
            checked={said.availability === "away" && said.until !== null && format.time(said.until) === time}
            onSelect={() => say("away", time)}
          >
            {t("availability.away", { time })}
          </MenuChoice>
        );
      })}
      <MenuLink to={PAGE}>{t("availability.other")}</MenuLink>
    </Menu>
  );
}
