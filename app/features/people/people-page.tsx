import { UserSearch } from "lucide-react";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { Table } from "~/ui/table";
import type { PeoplePage as Data } from "./list-people.server";
import type { ListQuery } from "./list-query";
import { peopleColumns } from "./people-columns";
import { PeopleFilters } from "./people-filters";
import { PeopleMenu } from "./people-menu";

/** The list of users: everybody whom the viewer may see, a page at a time [MC-09]. */
export function PeoplePage({ query, page }: { query: ListQuery; page: Data }) {
  const t = useT();
  const format = useFormat();
  const { by, descending } = query.sort;
  return (
    <>
      <PageHeader title={t("nav.users")} actions={<PeopleMenu />} />
      <PeopleFilters query={query} page={page} />
      <Table
        caption={t("nav.users")}
        columns={peopleColumns(t)}
        rows={page.people}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `/users/${row.publicId}`}
        sort={`${descending ? "-" : ""}${by}`}
        empty={
          <EmptyState
            icon={<UserSearch size={18} />}
            title={t("users.no_match")}
            text={t("users.no_match.line")}
            action={<ButtonLink to="/users">{t("users.show_all")}</ButtonLink>}
          />
        }
      />
      <Pager
        kind="order"
        before={page.before}
        after={page.after}
        count={t("users.found", { n: format.number(page.found) + (page.foundMore ? "+" : "") })}
      />
    </>
  );
}
