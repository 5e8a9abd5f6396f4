import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import type { ActRefusal } from "./act-on-today.server";
import { ChatsCard } from "./chats-card";
import { ChecklistCard } from "./checklist-card";
import { HeldCard } from "./held-card";
import { HereCard } from "./here-card";
import { MyLimitsCard, NearLimitsCard } from "./limits-cards";
import { MySessionsCard } from "./my-sessions-card";
import { MySignInsCard } from "./my-sign-ins-card";
import type { Today } from "./read-today.server";
import { RefusedCard } from "./refused-card";
import { RequestsCard } from "./requests-card";
import { RightRequestsCard } from "./right-requests-card";

const COLUMN = "flex min-w-0 flex-col gap-4";

type Props = { today: Today; name: string; refusal: ActRefusal | null };

/** "Today": what waits for an answer first, then who is in, then what concerns oneself (FM-01). */
export function TodayPage({ today, name, refusal }: Props) {
  const t = useT();
  const format = useFormat();
  const { here, refused, held, requests, checklist, nearLimits, myLimits } = today;
  const isWatcher = here !== null || held !== null;
  return (
    <>
      <PageHeader title={t("today.title")} description={`${name}, ${format.date(useMadeAt())}`} />
      {refusal !== null && (
        <div className="mb-4">
          <Banner tone="warn" announce>
            {t(refusal === "no_reachable_admin" ? "network.no_admin" : "error.conflict")}
          </Banner>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {requests !== null && requests.length > 0 && <RequestsCard requests={requests} />}
        {today.rights !== null && today.rights.length > 0 && <RightRequestsCard requests={today.rights} />}
        {checklist !== null && <ChecklistCard checklist={checklist} />}
        {today.chats !== null && <ChatsCard waiting={today.chats} />}
        {isWatcher && (
          <div className={COLUMN}>
            {here !== null && <HereCard here={here} />}
            {held !== null && <HeldCard held={held} />}
            {nearLimits !== null && nearLimits.length > 0 && <NearLimitsCard gauges={nearLimits} />}
          </div>
        )}
        <div className={COLUMN}>
          {refused !== null && <RefusedCard refused={refused} />}
          {myLimits.length > 0 && <MyLimitsCard gauges={myLimits} />}
          <MySignInsCard lines={today.mine} />
          {isWatcher && <MySessionsCard sessions={today.sessions} />}
        </div>
        {!isWatcher && (
          <div className={COLUMN}>
            <MySessionsCard sessions={today.sessions} />
          </div>
        )}
      </div>
    </>
  );
}
