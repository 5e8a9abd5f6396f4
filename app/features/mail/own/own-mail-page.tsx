import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { Switch } from "~/ui/switch";
import { Table } from "~/ui/table";
import { Time } from "~/ui/time";
import { KindName, MailFate } from "../mail-words";
import { NoticeAddress } from "./notice-address";
import type { OwnMailAnswer } from "./own-mail-answer";
import type { OwnMailData } from "./show-own-mail.server";

/** My mail: which notices come, where to, and what became of the last ones [MC-48, MC-81…83]. */
export function OwnMailPage({ data, answer }: { data: OwnMailData; answer: OwnMailAnswer | undefined }) {
  const t = useT();
  return (
    <>
      <PageHeader
        title={t("ownmail.title")}
        back={{ to: "/me", label: t("nav.profile") }}
        actions={
          <Form method="post">
            <SubmitButton variant="secondary" name="intent" value="test">
              {t("ownmail.test")}
            </SubmitButton>
          </Form>
        }
      />
      <Said answer={answer} />
      {data.channel.brokenAt !== null && (
        <Banner tone="warn" className="mb-5" title={t("ownmail.broken")}>
          {t("ownmail.broken.lead", { answer: data.channel.brokenAnswer ?? "" })}
        </Banner>
      )}
      <Section title={t("ownmail.kinds")} description={t("ownmail.kinds.lead")}>
        <Form method="post" className="flex flex-col gap-3">
          {data.kinds.map(({ kind, isOn }) => (
            <Switch
              key={kind}
              name="on"
              value={kind}
              defaultChecked={isOn}
              label={<KindName kind={kind} />}
            />
          ))}
          <div>
            <SubmitButton name="intent" value="switch">
              {t("act.save")}
            </SubmitButton>
          </div>
        </Form>
      </Section>
      <Section title={t("ownmail.address")} description={t("ownmail.address.lead")}>
        <NoticeAddress data={data} result={answer?.result} />
      </Section>
      <Section title={t("ownmail.last")} description={t("ownmail.last.lead")}>
        <LastMails lines={data.lines} />
      </Section>
    </>
  );
}

function Said({ answer }: { answer: OwnMailAnswer | undefined }) {
  const t = useT();
  if (answer === undefined || answer.said === undefined) return null;
  return (
    <Banner
      tone={answer.ok ? "ok" : "warn"}
      className="mb-5"
      announce
      title={t(`ownmail.said.${answer.said}`)}
    />
  );
}

function LastMails({ lines }: Pick<OwnMailData, "lines">) {
  const t = useT();
  return (
    <Table
      caption={t("ownmail.last")}
      rows={lines}
      rowKey={({ publicId }) => publicId}
      columns={[
        {
          id: "kind",
          header: t("maillog.kind"),
          onCard: "title",
          cell: ({ kind }) => <KindName kind={kind} />,
        },
        {
          id: "at",
          header: t("maillog.at"),
          className: "whitespace-nowrap",
          cell: (line) => <Time at={line.createdAt} />,
        },
        {
          id: "to",
          header: t("maillog.to"),
          cell: ({ toEmail }) => <span className="wrap-anywhere">{toEmail}</span>,
        },
        { id: "state", header: t("maillog.state"), onCard: "line", cell: (line) => <MailFate {...line} /> },
      ]}
      empty={<EmptyState title={t("maillog.none")} />}
    />
  );
}
