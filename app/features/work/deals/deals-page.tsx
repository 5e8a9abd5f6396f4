import { useLocation } from "@remix-run/react";
import { Handshake, Kanban, Plus, Upload } from "lucide-react";
import type { RecordQuery } from "~/domain/work/list";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import { filterOf } from "../list/record-query";
import { ColumnsMenu, chosenColumns } from "../ui/columns-menu";
import { DeletedBanner } from "../ui/deleted-banner";
import { ExportLink } from "../ui/export-link";
import { GiveDialog } from "../ui/give-dialog";
import { ListFoot } from "../ui/list-foot";
import { useMoney } from "../ui/money";
import { SavedMenu } from "../ui/saved-menu";
import { type DealLine, dealColumns } from "./deal-columns";
import { DealFilters } from "./deal-filters";
import type { DealList } from "./list-deals.server";

/** The list of deals within one's scope, newest change first. */
export function DealsPage({ query, list }: { query: RecordQuery; list: DealList }) {
  const t = useT();
  const { search } = useLocation();
  const columns = dealColumns(t, useMoney(list.currency), list.stages);
  const isFiltered = filterOf(new URLSearchParams(search)) !== "";
  const nameOf = (key: string) => list.deals.find(({ publicId }) => publicId === key)?.name ?? "";
  return (
    <>
      <PageHeader
        title={t("deals.title")}
        actions={
          <>
            <ButtonLink to="/deals/board" icon={<Kanban size={16} />}>
              {t("work.view.board")}
            </ButtonLink>
            <SavedMenu saved={list.saved} path="/deals" />
            <ColumnsMenu columns={columns} />
            {list.mayExport && <ExportLink path="/deals" />}
            {list.mayCreate && (
              <ButtonLink to="/import/deals" icon={<Upload size={16} />}>
                {t("bring.button")}
              </ButtonLink>
            )}
            {list.mayCreate && (
              <ButtonLink to="/deals/new" variant="primary" icon={<Plus size={16} />}>
                {t("deals.new")}
              </ButtonLink>
            )}
          </>
        }
      />
      <DeletedBanner path="/deals" />
      <DealFilters query={query} list={list} />
      <Table<DealLine>
        caption={t("deals.title")}
        columns={chosenColumns(columns, search)}
        rows={list.deals}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `/deals/${row.publicId}`}
        {...(list.mayEdit && {
          selection: {
            name: "record",
            label: (row) => row.name,
            actions: (keys: string[]) => <GiveDialog keys={keys} nameOf={nameOf} action="/deals?index" />,
          },
        })}
        empty={
          <EmptyState
            icon={<Handshake size={18} />}
            title={t(isFiltered ? "deals.no_match" : "deals.none")}
            text={t(isFiltered ? "users.no_match.line" : "deals.none.line")}
            action={isFiltered && <ButtonLink to="/deals">{t("work.show_all")}</ButtonLink>}
          />
        }
      />
      <ListFoot {...list} />
    </>
  );
}
