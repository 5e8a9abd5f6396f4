import type { Translate } from "~/i18n";
import { Badge } from "~/ui/badge";
import type { Column } from "~/ui/table";
import { Time } from "~/ui/time";
import type { DealList } from "./list-deals.server";
import { StageBadge } from "./stage-badge";

export type DealLine = DealList["deals"][number];
const DASH = <span className="text-subtle">{"\u2013"}</span>;

/** The columns of the list of deals; the first one is the link. */
export function dealColumns(
  t: Translate,
  money: (amount: number) => string,
  stages: DealList["stages"],
): Column<DealLine>[] {
  return [
    {
      id: "name",
      header: t("work.field.name"),
      onCard: "title",
      className: "@min-2xl:min-w-48",
      cell: (row) => <span className="line-clamp-2 wrap-anywhere">{row.name}</span>,
    },
    {
      id: "amount",
      header: t("work.field.amount"),
      align: "end",
      className: "whitespace-nowrap tabular-nums",
      cell: (row) => (row.amount === null ? DASH : money(row.amount)),
    },
    {
      id: "stage",
      header: t("work.field.stage"),
      onCard: "corner",
      cell: (row) => (
        <StageBadge kind={row.stageKind} name={stages.find(({ id }) => id === row.stageId)?.name ?? ""} />
      ),
    },
    { id: "contact", header: t("work.field.contact"), cell: (row) => row.contactName ?? DASH },
    { id: "company", header: t("work.field.company"), cell: (row) => row.companyName ?? DASH },
    {
      id: "responsible",
      header: t("work.field.responsible"),
      cell: (row) => row.responsibleName ?? t("work.nobody"),
    },
    {
      id: "tags",
      header: t("work.field.tags"),
      onWish: true,
      cell: (row) =>
        row.tags.length === 0 ? (
          DASH
        ) : (
          <span className="flex flex-wrap gap-1">
            {row.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </span>
        ),
    },
    {
      id: "updated",
      header: t("work.field.updated"),
      className: "whitespace-nowrap",
      cell: (row) => <Time at={row.updatedAt} as="relative" />,
    },
    {
      id: "created",
      header: t("work.field.created"),
      onWish: true,
      className: "whitespace-nowrap",
      cell: (row) => <Time at={row.createdAt} as="date" />,
    },
  ];
}
