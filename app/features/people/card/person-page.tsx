import { useT } from "~/i18n/react";
import { Avatar } from "~/ui/avatar";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import type { Card } from "../read-card.server";
import { StateBadge } from "../state-badge";
import { ActivitySection } from "./activity-section";
import { PersonalSection } from "./personal-section";
import { RolesSection } from "./roles-section";
import { SessionsSection } from "./sessions-section";
import { SignInsSection } from "./sign-ins-section";

/** A person's card: small sections, each about one thing. */
export function PersonPage({ card, ended }: { card: Card; ended: number | null }) {
  const t = useT();
  const name = `${card.name} ${card.surname}`.trim();
  return (
    <>
      <PageHeader
        back={{ to: "/users", label: t("nav.users") }}
        leading={<Avatar name={name} seed={card.publicId} size="lg" />}
        title={name}
        description={card.department ?? t("term.no_department")}
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
        <ActivitySection card={card} />
        <PersonalSection card={card} />
        {card.sessions !== null && <SessionsSection card={card} sessions={card.sessions} name={name} />}
        <div className="flex min-w-0 flex-col gap-4">
          <RolesSection card={card} />
          {card.recent !== null && <SignInsSection recent={card.recent} publicId={card.publicId} />}
        </div>
      </div>
    </>
  );
}
