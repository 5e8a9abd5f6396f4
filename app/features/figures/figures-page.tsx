import { FIGURE_PERIODS, type FigurePeriod } from "~/domain/activity/period";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Stat, StatRow } from "~/ui/stat";
import { MonitoringTabs } from "../shell/monitoring-tabs";
import { useMoney } from "../work/ui/money";
import type { FiguresData } from "./read-figures.server";
import { TeamFigures } from "./team-figures";

const PERIODS = Object.keys(FIGURE_PERIODS) as FigurePeriod[];
const MESSAGES = ["in", "out", "chats"] as const;
const DEALS = ["created", "createdAmount", "won", "wonAmount", "lost"] as const;
const PERSONAL = ["out", "created", "won", "wonAmount", "lost", "tasks"] as const;

/** Activity monitoring → Statistics: what was done in a period, each part by its own right (MC-28…30). */
export function FiguresPage({ data }: { data: FiguresData }) {
  const t = useT();
  const { general, mine, team, currency } = data;
  return (
    <>
      <PageHeader title={t("nav.statistics")} description={t("figures.lead")} />
      <MonitoringTabs />
      <Periods chosen={data.period} />
      {general !== null && (
        <Part id="general" title={t("figures.general")} note={t("figures.general.lead")}>
          <div className="flex flex-col gap-3">
            <Figures names={MESSAGES} of={general} currency={currency} />
            <Figures names={DEALS} of={general} currency={currency} />
          </div>
        </Part>
      )}
      {mine !== null && (
        <Part id="mine" title={t("figures.mine")} note={t("figures.own_note")}>
          <Figures names={PERSONAL} of={mine} currency={currency} />
        </Part>
      )}
      {team !== null && (
        <Part id="team" title={t("figures.team")} note={t("figures.team.lead")}>
          <TeamFigures team={team} currency={currency} />
        </Part>
      )}
    </>
  );
}

function Periods({ chosen }: { chosen: FigurePeriod }) {
  const t = useT();
  return (
    <nav aria-label={t("figures.period")} className="mb-5 flex flex-wrap gap-2" data-print="no">
      {PERIODS.map((period) => (
        <ButtonLink
          key={period}
          size="sm"
          to={`/figures?period=${period}`}
          variant={period === chosen ? "primary" : "secondary"}
          aria-current={period === chosen ? "page" : undefined}
        >
          {t(`figures.${period}`)}
        </ButtonLink>
      ))}
    </nav>
  );
}

function Part({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note: string;
  children: React.ReactNode;
}) {
  return (
    <section className="mb-8" aria-labelledby={`figures-${id}`}>
      <h2 id={`figures-${id}`} className="text-base font-semibold">
        {title}
      </h2>
      <p className="mb-2 text-sm text-muted">{note}</p>
      {children}
    </section>
  );
}

type Name = (typeof MESSAGES | typeof DEALS | typeof PERSONAL)[number];

function Figures<N extends Name>({
  names,
  of,
  currency,
}: {
  names: readonly N[];
  of: Record<N, number>;
  currency: string;
}) {
  const t = useT();
  const format = useFormat();
  const money = useMoney(currency);
  const isMoney = (name: N) => name.endsWith("Amount");
  return (
    <StatRow>
      {names.map((name) => (
        <Stat
          key={name}
          label={t(`figures.${name}`)}
          value={isMoney(name) ? money(of[name]) : format.number(of[name])}
        />
      ))}
    </StatRow>
  );
}
