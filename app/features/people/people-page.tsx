import { UserSearch } from "lucide-react";
import { useState } from "react";
import type { StopKind } from "~/domain/holds/stop";
import { StopDialog } from "~/features/holds/stop-dialog";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { Table } from "~/ui/table";
import { useDesk } from "../shell/desk-data";
import { ArchiveDialog } from "./archive-dialog";
import type { PeoplePage as Data } from "./list-people.server";
import type { ListQuery } from "./list-query";
import { type PersonRow, peopleColumns } from "./people-columns";
import { PeopleFilters } from "./people-filters";
import { PeopleMenu } from "./people-menu";
import { PersonActions } from "./person-actions";

type Props = {
  query: ListQuery;
  page: Data;
  /** The viewer may stop access; terms are in this zone. */
  mayInvite: boolean;
  stopping: { timeZone: string } | null;
};

/** The list of users: everybody whom the viewer may see, a page at a time [MC-09]. */
export function PeoplePage({ query, page, stopping, mayInvite }: Props) {
  const t = useT();
  const me = useDesk()?.me.id;
  const [stopped, setStopped] = useState<{ row: PersonRow; kind: StopKind } | null>(null);
  const actions = (row: PersonRow) =>
    row.publicId === me ? null : (
      <PersonActions row={row} onStop={(who, kind) => setStopped({ row: who, kind })} />
    );
  const format = useFormat();
  const { by, descending } = query.sort;
  return (
    <>
      <PageHeader
        title={t("nav.users")}
        actions={
          <>
            {mayInvite && (
              <>
                <ButtonLink to="/users/new">{t("act.add_user")}</ButtonLink>
                <ButtonLink to="/users/invite" variant="primary">
                  {t("act.invite")}
                </ButtonLink>
              </>
            )}
            <PeopleMenu />
          </>
        }
      />
      <PeopleFilters query={query} page={page} />
      <Table
        caption={t("nav.users")}
        columns={peopleColumns(t, stopping && actions)}
        rows={page.people}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `/users/${row.publicId}`}
        {...(stopping !== null && {
          selection: {
            name: "person",
            label: nameOf,
            disabled: (row: PersonRow) => row.publicId === me,
            actions: (keys: string[]) => (
              <ArchiveDialog
                keys={keys}
                nameOf={(id) => nameOf(page.people.find(({ publicId }) => publicId === id))}
              />
            ),
          },
        })}
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
      {stopping !== null && stopped !== null && (
        <StopDialog
          person={{ publicId: stopped.row.publicId, name: nameOf(stopped.row) }}
          timeZone={stopping.timeZone}
          start={{ kind: stopped.kind }}
          open
          onClose={() => setStopped(null)}
        />
      )}
    </>
  );
}

const nameOf = (row: PersonRow | undefined) => (row === undefined ? "" : `${row.name} ${row.surname}`.trim());
