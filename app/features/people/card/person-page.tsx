import { useT } from "~/i18n/react";
import { Avatar } from "~/ui/avatar";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Card as Box } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import type { Standing } from "../../holds/read-standing.server";
import { PersonLimits } from "../../limits/person-limits";
import { DayTimeline } from "../../live/day-timeline";
import type { Day } from "../../live/read-timeline.server";
import { PreviewButton } from "../../view-as/preview-button";
import type { Card } from "../read-card.server";
import { StateBadge } from "../state-badge";
import { ActivitySection } from "./activity-section";
import { ChangesSection } from "./changes-section";
import { PersonalSection } from "./personal-section";
import { RolesSection } from "./roles-section";
import { SessionsSection } from "./sessions-section";
import { SignInsSection } from "./sign-ins-section";
import { StandingSection } from "./standing-section";
import { WorkSection } from "./work-section";

type Props = { card: Card; standing: Standing | null; day: Day | null; ended: number | null };

/** A person's card: small sections, each about one thing. */
export function PersonPage({ card, standing, day, ended }: Props) {
  const t = useT();
  const name = `${card.name} ${card.surname}`.trim();
  return (
    <>
      <PageHeader
        back={{ to: "/users", label: t("nav.users") }}
        leading={<Avatar name={name} seed={card.publicId} size="lg" />}
        title={name}
        description={card.department ?? t("term.no_department")}
        actions={card.mayPreview && <PreviewButton person={card.publicId} />}
        badges={
          <>
            <StateBadge state={card.state} until={card.until} />
            {card.isOwner && <Badge tone="accent">{t("role.owner")}</Badge>}
            {card.isHead && <Badge>{t("role.head")}</Badge>}
          </>
        }
      />
      {ended !== null && (
        <div className="mb-4">
          <Banner tone="ok" announce>
            {t("sessions.ended", { n: ended })}
          </Banner>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {standing !== null && <StandingSection card={card} standing={standing} />}
          <ActivitySection card={card} />
          <PersonLimits person={card.publicId} isSelf={card.isSelf} gauges={card.gauges ?? []} />
          {day !== null && (
            <Box>
              <DayTimeline day={day} />
            </Box>
          )}
          {card.sessions !== null && <SessionsSection card={card} sessions={card.sessions} name={name} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PersonalSection card={card} />
          <RolesSection card={card} />
          {card.work !== null && <WorkSection work={card.work} />}
          {card.recent !== null && <SignInsSection recent={card.recent} publicId={card.publicId} />}
          {card.changes !== null && <ChangesSection changes={card.changes} publicId={card.publicId} />}
        </div>
      </div>
    </>
  );
}
