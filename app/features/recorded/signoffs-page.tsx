import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { PageHeader } from "~/ui/page-header";
import { Progress } from "~/ui/progress";
import { Table } from "~/ui/table";
import { Time } from "~/ui/time";
import type { Signoffs } from "./read-signoffs.server";

/** Who has confirmed the notice, those still waiting first, and the text to send (FM-14). */
export function SignoffsPage({ data }: { data: Signoffs }) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("first.recorded")} description={t("notice.for_admins")} />
      <div className="flex flex-col gap-4">
        {data.texts.map(({ language, text }) => (
          <Card
            key={language}
            title={<span lang={language}>{t(`language.${language}`)}</span>}
            action={<CopyButton text={text} />}
          >
            <details>
              <summary className="cursor-pointer text-accent-ink">{t("act.show")}</summary>
              <pre lang={language} className="mt-2 font-sans text-sm whitespace-pre-wrap text-muted">
                {text}
              </pre>
            </details>
          </Card>
        ))}
        <Progress
          label={t("notice.signed_off", { n: data.signed, all: data.everybody })}
          value={data.signed}
          max={data.everybody}
        />
        <Table
          caption={t("first.recorded")}
          rows={data.rows}
          rowKey={(row) => row.publicId}
          columns={[
            { id: "name", header: t("users.column.name"), onCard: "title", cell: (row) => row.name },
            { id: "department", header: t("field.department"), cell: (row) => row.department ?? "\u2013" },
            {
              id: "at",
              header: t("notice.confirmed"),
              onCard: "corner",
              cell: (row) =>
                row.at === null ? (
                  <Badge tone="held">{t("notice.waiting")}</Badge>
                ) : (
                  <Time at={row.at} as="date" />
                ),
            },
          ]}
        />
      </div>
    </>
  );
}
