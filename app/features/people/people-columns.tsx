import { Info } from "lucide-react";
import type { ReactNode } from "react";
import type { Translate } from "~/i18n";
import { Avatar } from "~/ui/avatar";
import { IconLink } from "~/ui/icon-button";
import type { Column } from "~/ui/table";
import { Time } from "~/ui/time";
import type { PeoplePage } from "./list-people.server";
import { roleNames } from "./role-name";
import { StateBadge } from "./state-badge";

export type PersonRow = PeoplePage["people"][number];

const DASH = <span className="text-subtle">{"\u2013"}</span>;

/** A column of one button takes no more than it, so that the menus are in sight at 1280 px in every language. */
const BUTTON = "@min-2xl:px-1!";

/** The columns of the list: last activity and last sign-in (with its device) are two things; either may be "never". */
export function peopleColumns(
  t: Translate,
  actions: ((row: PersonRow) => ReactNode) | null = null,
): Column<PersonRow>[] {
  return [
    {
      id: "name",
      header: t("users.column.name"),
      sortable: true,
      onCard: "title",
      className: "@min-2xl:min-w-56",
      cell: (row) => <PersonCell row={row} />,
    },
    { id: "department", header: t("users.column.department"), cell: (row) => row.department ?? DASH },
    { id: "role", header: t("users.column.role"), cell: (row) => rolesOf(t, row) || DASH },
    {
      id: "state",
      header: t("users.column.state"),
      // The corner is the menu's, where there is one.
      ...(actions === null && { onCard: "corner" }),
      cell: (row) => <StateBadge state={row.state} until={row.until} />,
    },
    {
      id: "activity",
      header: t("users.column.last_activity"),
      sortable: true,
      className: "whitespace-nowrap",
      cell: (row) => <When at={row.lastActivityAt} t={t} />,
    },
    {
      id: "sign_in",
      header: t("users.column.last_sign_in"),
      sortable: true,
      className: "whitespace-nowrap",
      cell: (row) => (
        <>
          <When at={row.lastSignInAt} t={t} />
          {row.lastDevice !== null && (
            <span className="block max-w-40 truncate text-xs text-subtle" title={t("card.last_device")}>
              {row.lastDevice}
            </span>
          )}
        </>
      ),
    },
    { id: "phone", header: t("users.column.phone"), cell: (row) => row.phone ?? DASH },
    {
      id: "created",
      header: t("users.column.created"),
      className: "whitespace-nowrap",
      cell: (row) => <Time at={row.createdAt} as="date" />,
    },
    {
      id: "card",
      header: <span className="sr-only">{t("users.open")}</span>,
      align: "end" as const,
      interactive: true,
      onCard: "hidden" as const,
      className: BUTTON,
      cell: (row) => (
        <IconLink
          size="sm"
          to={`/users/${row.publicId}`}
          label={t("users.open_card", { name: `${row.name} ${row.surname}`.trim() })}
          icon={<Info size={16} />}
        />
      ),
    },
    ...(actions === null
      ? []
      : [
          {
            id: "actions",
            header: <span className="sr-only">{t("users.more")}</span>,
            align: "end" as const,
            interactive: true,
            onCard: "corner" as const,
            className: BUTTON,
            cell: actions,
          },
        ]),
  ];
}

function PersonCell({ row }: { row: PersonRow }) {
  const name = `${row.name} ${row.surname}`.trim();
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} seed={row.publicId} size="sm" />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-xs font-normal text-subtle">{row.email}</span>
      </span>
    </span>
  );
}

const rolesOf = (t: Translate, row: PersonRow) =>
  [row.isOwner && t("role.owner"), roleNames(t, row.roles)].filter(Boolean).join(", ");

function When({ at, t }: { at: number | null; t: Translate }) {
  return at === null ? (
    <span className="text-subtle">{t("time.never")}</span>
  ) : (
    <Time at={at} as="relative" />
  );
}
