import { Outlet, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import type { Translate } from "~/i18n";
import { useLanguage, useT } from "~/i18n/react";
import { PageHeader } from "~/ui/page-header";
import { useNow } from "~/ui/time";
import { roleNames } from "../people/role-name";
import { MonitoringTabs } from "../shell/monitoring-tabs";
import { arrange, countStates, grouped, named, rowOf } from "./arrange";
import { LiveCounts } from "./live-counts";
import { LiveFilters } from "./live-filters";
import { readLiveQuery } from "./live-query";
import { LiveStatusLine } from "./live-status-line";
import { LiveTable } from "./live-table";
import { PageSwitch } from "./page-switch";
import type { LiveData } from "./read-roster.server";
import { useRoster } from "./use-roster";

/** Activity monitoring → Now: who is active at this moment, ageing in place [MC-36]. */
export function LivePage({ data }: { data: LiveData }) {
  const t = useT();
  const language = useLanguage();
  const { search } = useLocation();
  const query = useMemo(() => readLiveQuery(search), [search]);
  const people = useMemo(() => namedPeople(data.directory, t, language), [data, t, language]);
  const known = useMemo(() => new Set(people.map(({ id }) => id)), [people]);
  const roster = useRoster(data.roster, (id) => known.has(id));
  const now = useNow(roster.now);
  const rows = useMemo(() => {
    const clock = { now, idleAfterMs: roster.idleAfterMs };
    return people.map((person) => rowOf(person, roster.facts.get(person.id), clock));
  }, [people, roster, now]);
  const shown = useMemo(() => arrange(rows, query, language), [rows, query, language]);
  const items = useMemo(() => grouped(shown, query.group, language), [shown, query.group, language]);
  return (
    <>
      <PageHeader
        title={t("live.title")}
        actions={<PageSwitch on={roster.showsPage} mayChange={data.mayShowPage} />}
      />
      <MonitoringTabs />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <LiveCounts counts={countStates(rows)} query={query} />
        <LiveStatusLine now={roster.now} />
      </div>
      <LiveFilters query={query} departments={data.directory.departments} />
      <LiveTable
        items={items}
        query={query}
        all={rows.length}
        shows={{ page: roster.showsPage, address: data.seesAddress, limits: data.seesLimits }}
        me={data.me}
        mayEndSessions={data.mayEndSessions}
      />
      <Outlet context={roster} />
    </>
  );
}

function namedPeople({ people, departments, roles }: LiveData["directory"], t: Translate, language: string) {
  const words = people.map((person) => {
    const names = roleNames(
      t,
      person.roles.flatMap((at) => roles[at] ?? []),
    );
    return {
      id: person.id,
      name: `${person.name} ${person.surname}`.trim(),
      department: departments[person.department] ?? null,
      roles: [person.isOwner && t("role.owner"), names].filter(Boolean).join(", "),
      lastActivityAt: person.lastActivityAt,
      device: person.device,
    };
  });
  return named(words, language);
}
