import { Link, useNavigate, useOutletContext } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormat, useT } from "~/i18n/react";
import { Avatar } from "~/ui/avatar";
import { StatusDot } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { buttonClass } from "~/ui/button-style";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { cx } from "~/ui/cx";
import { DescriptionList } from "~/ui/description-list";
import { useNow } from "~/ui/time";
import { availabilityWords } from "../availability/words";
import { PersonLimits } from "../limits/person-limits";
import { roleNames } from "../people/role-name";
import { rowOf } from "./arrange";
import { DayTimeline } from "./day-timeline";
import { STATE_TONE, stateWords } from "./live-columns";
import type { Day } from "./read-timeline.server";
import type { LiveRoster } from "./use-roster";

type Props = { day: Day; search: string; ended: boolean };

/** A person beside the list: how they stand now, and their day. Escape and the cross lead back. */
export function PersonPanel({ day, search, ended }: Props) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const roster = useOutletContext<LiveRoster>();
  const now = useNow(roster.now);
  const { person } = day;
  const heading = useRef<HTMLHeadingElement>(null);
  const back = `/activity${search}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person takes the focus again
  useEffect(() => heading.current?.focus(), [person.id]);
  const row = rowOf(
    {
      id: person.id,
      name: person.name,
      rank: 0,
      folded: "",
      department: person.department,
      roles: roleNames(t, person.roles),
      lastActivityAt: person.lastActivityAt,
      device: person.lastDevice,
    },
    roster.facts.get(person.id) ?? day.fact ?? undefined,
    { now, idleAfterMs: roster.idleAfterMs },
  );
  const items = [
    { label: t("live.availability"), value: availabilityWords(t, format.time, row, now) },
    {
      label: t("live.last_activity"),
      value:
        row.lastActiveAt === null
          ? t("time.never")
          : `${format.relative(row.lastActiveAt, Math.max(now, row.lastActiveAt))}, ${format.time(row.lastActiveAt)}`,
    },
    row.page && { label: t("live.page"), value: row.page },
    row.device && { label: t("live.device"), value: row.device },
    row.address && { label: t("live.address"), value: row.address },
    row.since && { label: t("live.since"), value: format.dayAndTime(row.since) },
  ].filter((item) => item !== null && item !== "" && item !== 0 && item !== undefined);
  return (
    <aside
      aria-labelledby="live-person"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) navigate(back, { preventScrollReset: true });
      }}
      className="fixed inset-y-0 right-0 z-40 flex w-full flex-col overflow-y-auto border-l border-line bg-raised shadow-pop sm:w-96"
    >
      <header className="sticky top-0 flex items-start gap-3 border-b border-line bg-raised p-4">
        <Avatar name={person.name} seed={person.id} />
        <div className="min-w-0 flex-1">
          <h2 id="live-person" ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
            {person.name}
          </h2>
          <p className="text-sm text-subtle">
            {[person.department, row.roles].filter(Boolean).join(" \u00b7 ")}
          </p>
        </div>
        <Link
          to={back}
          prefetch="none"
          preventScrollReset
          aria-label={t("ui.close")}
          className={buttonClass({ variant: "ghost", size: "sm", square: true })}
        >
          <X size={16} />
        </Link>
      </header>
      <div className={cx("flex flex-1 flex-col gap-5 p-4")}>
        {ended && (
          <Banner tone="ok" announce>
            {t("live.session_ended", { name: person.name })}
          </Banner>
        )}
        <StatusDot tone={STATE_TONE[row.state]} hollow={row.state === "offline"} className="font-medium">
          {stateWords(t, row)}
        </StatusDot>
        <DescriptionList items={items as { label: string; value: string }[]} />
        <PersonLimits person={person.id} isSelf={day.isSelf} gauges={day.gauges} />
        <DayTimeline day={day} />
      </div>
      <footer className="sticky bottom-0 flex flex-wrap gap-2 border-t border-line bg-raised p-4">
        {day.mayOpenCard && <ButtonLink to={`/users/${person.id}`}>{t("act.open")}</ButtonLink>}
        {day.mayEndSessions && (
          <ConfirmDialog
            trigger={<Button variant="danger-ghost">{t("act.end_session")}</Button>}
            title={t("live.end_session.title", { name: person.name })}
            description={t("live.end_session.lead")}
            confirm={t("act.end_session")}
            action={`/activity/${person.id}${search}`}
            fields={{ intent: "end_session" }}
          />
        )}
      </footer>
    </aside>
  );
}
