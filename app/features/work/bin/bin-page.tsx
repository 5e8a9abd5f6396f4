import { Form } from "@remix-run/react";
import { Trash2 } from "lucide-react";
import { RECORD_PATHS } from "~/domain/work/list";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import { Time } from "~/ui/time";
import type { BinLine } from "./show-bin.server";

/** What was deleted in the last 30 days, with the way back. */
export function BinPage({ lines }: { lines: BinLine[] }) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("nav.bin")} description={t("bin.lead")} />
      <Table<BinLine>
        caption={t("nav.bin")}
        rows={lines}
        rowKey={({ publicId }) => publicId}
        columns={[
          {
            id: "name",
            header: t("work.field.name"),
            onCard: "title",
            cell: ({ name }) => <span className="font-medium">{name}</span>,
          },
          {
            id: "kind",
            header: t("work.field.kind"),
            onCard: "corner",
            cell: ({ kind }) => <Badge>{t(`term.${kind}`)}</Badge>,
          },
          {
            id: "at",
            header: t("bin.deleted"),
            cell: ({ deletedAt }) => <Time at={deletedAt} as="dayAndTime" />,
          },
          { id: "by", header: t("bin.by"), cell: ({ deletedBy }) => deletedBy ?? t("common.system") },
          { id: "gone", header: t("bin.until"), cell: ({ goneAt }) => <Time at={goneAt} as="date" /> },
          {
            id: "back",
            header: <span className="sr-only">{t("bin.restore")}</span>,
            align: "end",
            interactive: true,
            onCard: "line",
            cell: ({ kind, publicId, mayRestore }) =>
              mayRestore && (
                <Form method="post" action={`${RECORD_PATHS[kind]}/${publicId}`}>
                  <Button type="submit" size="sm" name="intent" value="restore">
                    {t("bin.restore")}
                  </Button>
                </Form>
              ),
          },
        ]}
        empty={<EmptyState icon={<Trash2 size={18} />} title={t("bin.none")} />}
      />
    </>
  );
}
