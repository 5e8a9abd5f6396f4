import { Form } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { noticeLines } from "./notice-lines";
import type { Notice } from "./read-notice.server";

/** "What the company sees about your work here": what, how long, who by name, and the sign-off (FM-14). */
export function NoticePage({ notice, changed }: { notice: Notice; changed: boolean }) {
  const t = useT();
  const format = useFormat();
  const { signedAt, heads, administrators } = notice;
  const names = (list: string[]) => (list.length > 0 ? format.list(list) : t("common.none"));
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t("notice.recorded")}
        description={t("notice.lead", { company: notice.company })}
        badges={
          <Badge tone={signedAt === null ? "held" : "ok"}>
            {signedAt === null
              ? t("notice.waiting")
              : t("notice.acknowledged", { date: format.date(signedAt) })}
          </Badge>
        }
      />
      <div className="flex flex-col gap-4">
        {changed && signedAt === null && (
          <Banner tone="warn" announce>
            {t("error.conflict")}
          </Banner>
        )}
        {noticeLines(t, notice).map(({ what, howLong, who }) => (
          <Card key={what} title={what}>
            <DescriptionList
              items={[
                { label: t("notice.how_long"), value: howLong },
                { label: t("notice.who"), value: who },
              ]}
            />
          </Card>
        ))}
        <Card title={t("notice.by_name")}>
          <DescriptionList
            items={[
              { label: t("role.head"), value: names(heads) },
              { label: t("notice.administrators"), value: names(administrators) },
            ]}
          />
        </Card>
        {!notice.showsPage && <p className="text-muted">{t("notice.page_off")}</p>}
        <p className="text-muted">{t("notice.not_recorded")}</p>
        {signedAt === null && (
          <Form method="post">
            <input type="hidden" name="version" value={notice.version} />
            <SubmitButton>{t("notice.acknowledge")}</SubmitButton>
          </Form>
        )}
      </div>
    </div>
  );
}
