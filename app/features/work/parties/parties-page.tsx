import { useLocation } from "@remix-run/react";
import { Building, ContactRound, Plus, Upload } from "lucide-react";
import type { RecordQuery } from "~/domain/work/list";
import type { Translate } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { type Column, Table } from "~/ui/table";
import { Time } from "~/ui/time";
import { filterOf } from "../list/record-query";
import { ColumnsMenu, chosenColumns } from "../ui/columns-menu";
import { DeletedBanner } from "../ui/deleted-banner";
import { ExportLink } from "../ui/export-link";
import { GiveDialog } from "../ui/give-dialog";
import { ListFoot } from "../ui/list-foot";
import { RecordFilters } from "../ui/record-filters";
import { SavedMenu } from "../ui/saved-menu";
import type { PartyList } from "./list-parties.server";
import { PARTY_WORDS } from "./party-words";

type Line = PartyList["parties"][number];
type Kind = keyof typeof PARTY_WORDS;
const DASH = <span className="text-subtle">{"\u2013"}</span>;

/** The list of contacts or companies within one's scope, newest change first. */
export function PartiesPage({ kind, query, list }: { kind: Kind; query: RecordQuery; list: PartyList }) {
  const t = useT();
  const { search } = useLocation();
  const words = PARTY_WORDS[kind];
  const columns = partyColumns(t, kind, list.seesPoints);
  const isFiltered = filterOf(new URLSearchParams(search)) !== "";
  const nameOf = (key: string) => list.parties.find(({ publicId }) => publicId === key)?.name ?? "";
  return (
    <>
      <PageHeader
        title={t(words.title)}
        actions={
          <>
            <SavedMenu saved={list.saved} path={words.path} />
            <ColumnsMenu columns={columns} />
            {list.mayExport && <ExportLink path={words.path} />}
            {list.mayCreate && (
              <ButtonLink to={`/import${words.path}`} icon={<Upload size={16} />}>
                {t("bring.button")}
              </ButtonLink>
            )}
            {list.mayCreate && (
              <ButtonLink to={`${words.path}/new`} variant="primary" icon={<Plus size={16} />}>
                {t(words.new)}
              </ButtonLink>
            )}
          </>
        }
      />
      <DeletedBanner path={words.path} />
      <RecordFilters
        query={query}
        label={t(words.filter)}
        hint={t(words.search)}
        people={list.people}
        tags={list.tags}
      />
      <Table<Line>
        caption={t(words.title)}
        columns={chosenColumns(columns, search)}
        rows={list.parties}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `${words.path}/${row.publicId}`}
        {...(list.mayEdit && {
          selection: {
            name: "record",
            label: (row) => row.name,
            actions: (keys: string[]) => (
              <GiveDialog keys={keys} nameOf={nameOf} action={`${words.path}?index`} />
            ),
          },
        })}
        empty={
          <EmptyState
            icon={kind === "contact" ? <ContactRound size={18} /> : <Building size={18} />}
            title={t(isFiltered ? words.noMatch : words.none)}
            text={t(isFiltered ? "users.no_match.line" : "deals.none.line")}
            action={isFiltered && <ButtonLink to={words.path}>{t("work.show_all")}</ButtonLink>}
          />
        }
      />
      <ListFoot {...list} />
    </>
  );
}

/** Phones and e-mails are no columns at all without the right to see them. */
function partyColumns(t: Translate, kind: Kind, seesPoints: boolean): Column<Line>[] {
  const points = (row: Line, of: "phone" | "email") =>
    row.points.find((point) => point.kind === of)?.value ?? DASH;
  return [
    {
      id: "name",
      header: t(PARTY_WORDS[kind].name),
      onCard: "title",
      className: "@min-2xl:min-w-48",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">{row.name}</span>
          {row.isVip && <Badge tone="accent">VIP</Badge>}
        </span>
      ),
    },
    ...(kind === "contact"
      ? [
          {
            id: "company",
            header: t("work.field.company"),
            cell: (row: Line) => row.companyName ?? DASH,
          },
        ]
      : []),
    ...(seesPoints
      ? [
          {
            id: "phone",
            header: t("field.phone"),
            className: "whitespace-nowrap",
            cell: (row: Line) => points(row, "phone"),
          },
          { id: "email", header: t("work.field.email"), cell: (row: Line) => points(row, "email") },
        ]
      : []),
    {
      id: "responsible",
      header: t("work.field.responsible"),
      cell: (row) => row.responsibleName ?? t("work.nobody"),
    },
    {
      id: "tags",
      header: t("work.field.tags"),
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
  ];
}
