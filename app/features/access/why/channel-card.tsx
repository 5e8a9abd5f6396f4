import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Cause } from "./cause";
import { CellLine } from "./cell-line";
import type { WhyData } from "./show-why.server";
import type { ChannelAnswer } from "./why-channel.server";

type Props = { person: NonNullable<WhyData["person"]>; channel: ChannelAnswer };

/** Why somebody has no access to a channel: its status, the rights there, the groups that would give them [MC-78, MC-79, MC-80]. */
export function ChannelCard({ person, channel }: Props) {
  const t = useT();
  const list = channel.rights[0];
  const hasAccess = list !== undefined && list.level !== "denied";
  return (
    <Card title={`${t("why.no_source")}: ${channel.name}`} flush>
      <ul className="divide-y divide-line/70 px-4">
        <Cause
          tone={channel.status === "connected" ? "ok" : "refused"}
          title={t("channels.status.now", {
            name: channel.name,
            status: t(`channel.status.${channel.status}`),
          })}
          mend={
            channel.mayOpen && (
              <ButtonLink to={`/settings/channels/${channel.publicId}`} size="sm">
                {t("act.configure")}
              </ButtonLink>
            )
          }
        >
          {t(`channels.status.${channel.status}.line`)}
        </Cause>
        <Cause
          tone={hasAccess ? "ok" : "refused"}
          title={t(hasAccess ? "why.channel.has" : "why.channel.has_not", { name: person.name })}
          mend={
            person.may.assign && (
              <>
                {!hasAccess && (
                  <ButtonLink to={channel.give} size="sm">
                    {t("act.add_access")}
                  </ButtonLink>
                )}
                <ButtonLink to={`/users/${person.publicId}/rights`} size="sm">
                  {t("act.change_role")}
                </ButtonLink>
              </>
            )
          }
        >
          {t(channel.isInQueue ? "why.channel.in_queue" : "why.channel.not_in_queue")}
        </Cause>
        <li>
          <ul className="divide-y divide-line/50">
            {channel.rights.map((cell) => (
              <CellLine key={cell.permission} cell={cell} />
            ))}
          </ul>
        </li>
        <Cause tone="neutral" title={t(channel.groups.length > 0 ? "why.groups" : "why.groups.none")}>
          <ul>
            {channel.groups.map(({ publicId, kind, name, mend }) => (
              <li key={publicId} className="flex flex-wrap items-center gap-x-3 py-0.5">
                {t(`why.origin.${kind}`, { name })}
                {mend !== null && (
                  <ButtonLink to={mend} size="sm">
                    {t("why.groups.add", { name: person.name })}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ul>
        </Cause>
      </ul>
    </Card>
  );
}
