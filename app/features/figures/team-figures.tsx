import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Pager } from "~/ui/pager";
import { type Column, Table } from "~/ui/table";
import { useDesk } from "../shell/desk-data";
import { useMoney } from "../work/ui/money";
import type { FiguresData, TeamRow } from "./read-figures.server";

const COUNTS = ["out", "created", "won", "wonAmount", "lost", "tasks"] as const;

type Props = { team: NonNullable<FiguresData["team"]>; currency: string };

/** The figures of each person within the viewer's reach, by surname (MC-30). */
export function TeamFigures({ team, currency }: Props) {
  const t = useT();
  const format = useFormat();
  const money = useMoney(currency);
  const opensCards = useDesk()?.pages.includes("users") ?? false;
  const counts = COUNTS.map(
    (id): Column<TeamRow> => ({
      id,
      header: t(`figures.${id}`),
      align: "end",
      cell: (row) => (id === "wonAmount" ? money(row[id]) : format.number(row[id])),
    }),
  );
  return (
    <>
      <Table
        caption={t("figures.team")}
        rows={team.rows}
        rowKey={({ id }) => id}
        empty={<p className="px-4 py-6 text-muted">{t("figures.team.none")}</p>}
        columns={[
          {
            id: "person",
            header: t("figures.person"),
            onCard: "title",
            interactive: opensCards,
            cell: ({ id, name }) =>
              opensCards ? (
                <Link to={`/users/${id}`} prefetch="none" className="font-medium hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="font-medium">{name}</span>
              ),
          },
          {
            id: "department",
            header: t("figures.department"),
            cell: ({ department }) => department ?? t("term.no_department"),
          },
          ...counts,
        ]}
      />
      <Pager kind="order" before={team.before} after={team.after} />
    </>
  );
}
