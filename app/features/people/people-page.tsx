import { UserSearch } from "lucide-react";
import { useState } from "react";
import type { StopKind } from "~/domain/holds/stop";
import { StopDialog } from "~/features/holds/stop-dialog";
import { MANY_ACTS } from "~/features/holds/stop-form";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { Table } from "~/ui/table";
import type { Waiting } from "../invite/show-invite.server";
import { SeatLine } from "../newcomers/seat-line";
import { useDesk } from "../shell/desk-data";
import { ColumnChoice } from "./column-choice";
import { InvitedRows } from "./invited-rows";
import type { PeoplePage as Data } from "./list-people.server";
import type { ListQuery } from "./list-query";
import { ManyDialog } from "./many-dialog";
import { type PersonRow, peopleColumns } from "./people-columns";
import { PeopleFilters } from "./people-filters";
import { PeopleMenu } from "./people-menu";
import { PersonActions } from "./person-actions";
import { CHOSEN_COLUMNS, type ChosenColumn, useColumns } from "./use-columns";

type Props = {
  query: ListQuery;
  page: Data;
  /** The viewer may stop access; terms are in this zone. */
  mayInvite: boolean;
  stopping: { timeZone: string } | null;
  /** Invitations that wait, and seats; for those who may add people. */
  waiting: Waiting[];
  seats: { active: number; cap: number | null } | null;
};

/** The list of users: everybody whom the viewer may see, a page at a time [MC-09]. */
export function PeoplePage({ query, page, stopping, mayInvite, waiting, seats }: Props) {
  const t = useT();
  const me = useDesk()?.me.id;
  const [stopped, setStopped] = useState<{ row: PersonRow; kind: StopKind } | null>(null);
  const actions = (row: PersonRow) =>
    row.publicId === me ? null : (
      <PersonActions row={row} onStop={(who, kind) => setStopped({ row: who, kind })} />
    );
  const format = useFormat();
  const { columns, toggle } = useColumns();
  const isChosen = ({ id }: { id: string }) =>
    !CHOSEN_COLUMNS.includes(id as ChosenColumn) || columns.includes(id as ChosenColumn);
  const isPlain = query.cursor === null && query.q === "" && query.state === null;
  const { by, descending } = query.sort;
  return (
    <>
      <PageHeader
        title={t("nav.users")}
        description={seats !== null && <SeatLine seats={seats} />}
        actions={
          <>
            {mayInvite && <ButtonLink to="/users/new">{t("act.add_user")}</ButtonLink>}
            <div className="flex items-center justify-end gap-2">
              {mayInvite && (
                <ButtonLink to="/users/invite" variant="primary" className="grow">
                  {t("act.invite")}
                </ButtonLink>
              )}
              <ColumnChoice columns={columns} toggle={toggle} />
              <PeopleMenu />
            </div>
          </>
        }
      />
      <PeopleFilters query={query} page={page} />
      {isPlain && waiting.length > 0 && <InvitedRows waiting={waiting} />}
      <Table
        caption={t("nav.users")}
        columns={peopleColumns(t, stopping && actions).filter(isChosen)}
        rows={page.people}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `/users/${row.publicId}`}
        {...(stopping !== null && {
          selection: {
            name: "person",
            label: nameOf,
            disabled: (row: PersonRow) => row.publicId === me,
            actions: (keys: string[]) => (
              <>
                {MANY_ACTS.map((act) => (
                  <ManyDialog
                    key={act}
                    act={act}
                    keys={keys}
                    nameOf={(id) => nameOf(page.people.find(({ publicId }) => publicId === id))}
                  />
                ))}
              </>
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
