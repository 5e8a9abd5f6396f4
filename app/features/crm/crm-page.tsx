import { WAYS_OF_WORKING } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { ConnectionCard } from "./connection-card";
import { CrmAdmins } from "./crm-admins";
import type { CrmView } from "./read-crm.server";

export type CrmAnswer = {
  refreshed?: "now" | "external";
  saved?: "done" | "pending";
  refused?: MessageKey;
};

/** "CRM integration" [WZ-04]: connections, how one works with clients [WZ-12..WZ-14], administrators of the CRM [MC-01]. */
export function CrmPage({ view, answer }: { view: CrmView; answer: CrmAnswer | undefined }) {
  const t = useT();
  const roleful = view.connections.find(({ supportsRoles }) => supportsRoles);
  return (
    <>
      <PageHeader title={t("nav.crm")} description={t("crm.lead")} />
      <div className="flex flex-col gap-4">
        <Answer answer={answer} />
        {view.connections.map((connection) => (
          <ConnectionCard key={connection.publicId} connection={connection} />
        ))}
        <p className="text-sm text-muted">{t("crm.later")}</p>
        {roleful && (
          <Card title={t("first.question")} description={t("crm.way.lead")}>
            <ul className="grid gap-3 md:grid-cols-3">
              {WAYS_OF_WORKING.map((way) => (
                <li key={way} className="flex flex-col gap-2 rounded-lg border border-line p-3">
                  <h3 className="font-medium">{t(`first.${way}`)}</h3>
                  <p className="grow text-sm text-muted">{t(`crm.way.${way}`)}</p>
                  <div>
                    <ButtonLink
                      size="sm"
                      to={`/settings/crm/${roleful.publicId}/roles?way=${way}`}
                      aria-label={`${t("crm.way.show")}: ${t(`first.${way}`)}`}
                    >
                      {t("crm.way.show")}
                    </ButtonLink>
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <CrmAdmins connections={view.connections} mayChange={view.mayChangeAdmins} />
      </div>
    </>
  );
}

function Answer({ answer }: { answer: CrmAnswer | undefined }) {
  const t = useT();
  if (answer?.refused !== undefined)
    return (
      <Banner tone="warn" announce>
        {t(answer.refused)}
      </Banner>
    );
  if (answer?.refreshed !== undefined)
    return (
      <Banner tone="ok" announce>
        {t(answer.refreshed === "now" ? "crm.refreshed" : "crm.refreshed.external")}
      </Banner>
    );
  if (answer?.saved === undefined) return null;
  return (
    <Banner tone="ok" announce>
      {t(answer.saved === "done" ? "common.saved" : "common.saved_pending")}
    </Banner>
  );
}
