import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { type ChannelAnswer, ChannelAnswers } from "./channel-answers";
import { ChannelIcon, ChannelState } from "./channel-icon";
import type { ChannelLine } from "./channels-page";
import { DepartmentPicker } from "./department-picker";
import { QueuePicker } from "./queue-picker";
import type { Receivers } from "./read-receivers.server";
import { ReceiversSection } from "./receivers-section";
import { RenameChannel } from "./rename-channel";
import { StatusButtons } from "./status-buttons";

export type ChannelView = Omit<ChannelLine, "queue"> & {
  queue: string[];
  people: { publicId: string; name: string; department: string | null }[];
  departments: { publicId: string; name: string; isPreselected: boolean }[];
  receivers: Receivers[];
  mayEdit: boolean;
};

/** The settings of one channel [BX-11]: name, status, who answers; the permissions are a page of their own [BX-04]. */
export function ChannelPage({ channel, answer }: { channel: ChannelView; answer: ChannelAnswer }) {
  const t = useT();
  const inQueue = channel.people.filter(({ publicId }) => channel.queue.includes(publicId));
  return (
    <>
      <PageHeader
        back={{ to: "/settings/channels", label: t("channels.all") }}
        leading={<ChannelIcon kind={channel.kind} size={22} />}
        title={channel.name}
        description={t(`channel.kind.${channel.kind}`)}
        badges={<ChannelState status={channel.status} />}
        actions={
          <ButtonLink to={`/settings/channels/${channel.publicId}/access`}>{t("channels.access")}</ButtonLink>
        }
      />
      <div className="flex flex-col gap-4">
        <ChannelAnswers answer={answer} name={channel.name} />
        {!channel.mayEdit && (
          <Banner>{t("channels.read_only", { permission: t("perm.channels.edit") })}</Banner>
        )}
        <div>
          {channel.mayEdit && (
            <Section title={t("channels.rename")}>
              <RenameChannel key={channel.name} name={channel.name} result={answer.result} />
            </Section>
          )}
          <Section title={t("channels.status")} description={t(`channels.status.${channel.status}.line`)}>
            <div className="flex flex-wrap items-center gap-3">
              <ChannelState status={channel.status} />
              {channel.mayEdit && <StatusButtons channel={channel} inQueue={inQueue.length} />}
            </div>
            {channel.owner !== null && (
              <p className="text-sm text-muted">
                {t("term.owner")}: {channel.owner}
              </p>
            )}
          </Section>
          <Section title={t("term.queue")} description={t("channels.queue.lead")}>
            {channel.mayEdit ? (
              <QueuePicker key={channel.queue.join()} people={channel.people} queue={channel.queue} />
            ) : (
              <p>{inQueue.map(({ name }) => name).join(", ") || t("channels.nobody")}</p>
            )}
          </Section>
          <ReceiversSection receivers={channel.receivers} />
          {channel.departments.length > 0 && (
            <Section title={t("channels.departments")} description={t("channels.departments.lead")}>
              <DepartmentPicker departments={channel.departments} mayEdit={channel.mayEdit} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
