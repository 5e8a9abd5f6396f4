import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { Column } from "~/ui/table-types";
import type { ShownType } from "./types-page";

export function useTypeColumns(): Column<ShownType>[] {
  const t = useT();
  return [
    {
      id: "type",
      header: t("foreign.type"),
      onCard: "title",
      cell: ({ type }) => (
        <Link
          to={`?type=${encodeURIComponent(type)}`}
          prefetch="none"
          className="font-mono text-sm font-medium hover:underline"
        >
          {type}
        </Link>
      ),
    },
    {
      id: "actions",
      header: t("foreign.actions"),
      cell: ({ actions }) => (
        <ul className="flex flex-col gap-0.5 text-sm">
          {actions.slice(0, 6).map(({ action, permission, pattern }) => (
            <li key={`${pattern} ${action}`} className="wrap-anywhere">
              {action} <code className="text-subtle">{permission}</code> {pattern}
            </li>
          ))}
          {actions.length > 6 && <li className="text-subtle">+{actions.length - 6}</li>}
        </ul>
      ),
    },
    { id: "owner", header: t("foreign.owner"), cell: ({ ownerAttribute }) => ownerAttribute ?? "–" },
    {
      id: "department",
      header: t("foreign.department"),
      cell: ({ departmentAttribute }) => departmentAttribute ?? "–",
    },
    { id: "objects", header: t("foreign.objects"), align: "end", cell: ({ objects }) => objects },
    {
      id: "delete",
      header: <span className="sr-only">{t("foreign.delete")}</span>,
      interactive: true,
      align: "end",
      onCard: "corner",
      cell: ({ type }) => (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="secondary">
              {t("foreign.delete")}
            </Button>
          }
          title={t("foreign.delete.confirm", { type })}
          description={t("foreign.delete.what")}
          confirm={t("foreign.delete")}
          fields={{ intent: "forget", type }}
        />
      ),
    },
  ];
}
