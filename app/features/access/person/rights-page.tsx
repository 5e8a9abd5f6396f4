import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import { GatesCard } from "./gates-card";
import { PlacesCard } from "./places-card";
import { RightsTable } from "./rights-table";
import { type RoleAnswer, RoleForm } from "./role-form";
import type { RightsData } from "./show-rights.server";

/** "Role and rights" of one person: the roles to change, the rights in effect to understand [MC-34, MC-37]. */
export function RightsPage({ data, answer }: { data: RightsData; answer: RoleAnswer | undefined }) {
  const t = useT();
  return (
    <>
      <PageHeader
        back={{ to: `/users/${data.publicId}`, label: data.name }}
        title={t("card.role_rights")}
        description={data.name}
      />
      <div className="flex flex-col gap-4">
        {data.isHeld && <Banner tone="warn">{t("access.person.held")}</Banner>}
        {data.isOwner && <Banner>{t("access.person.owner")}</Banner>}
        {data.mayChange && <RoleForm key={JSON.stringify(data.current)} data={data} answer={answer} />}
        <GatesCard gates={data.gates} />
        <PlacesCard places={data.places} />
        <RightsTable rights={data.rights} />
      </div>
    </>
  );
}
