import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Menu, MenuItem } from "~/ui/menu";
import { type Column, Table } from "~/ui/table";
import type { EntryLine, NetworkView } from "./network-view";
import { useWire } from "./use-network-form";

type Props = { view: NetworkView; canAct: boolean; onEdit: (line: EntryLine) => void };

/** The entries as they were written, and what they come to when put together (semantics 8). */
export function EntryTable({ view, canAct, onEdit }: Props) {
  const t = useT();
  const wire = useWire();
  const [removing, setRemoving] = useState<EntryLine | null>(null);
  const columns = useColumns(
    (line) =>
      canAct && (
        <Menu name={line.network}>
          <MenuItem icon={<Pencil size={16} />} onSelect={() => onEdit(line)}>
            {t("act.edit")}
          </MenuItem>
          <MenuItem icon={<Trash2 size={16} />} danger onSelect={() => setRemoving(line)}>
            {t("act.remove")}
          </MenuItem>
        </Menu>
      ),
  );
  const plain = view.entries.filter(({ scope, isLive }) => scope === "account" && isLive);
  const isMerged = view.merged.length < plain.length;
  return (
    <section aria-label={t("network.entries")}>
      <Table
        caption={t("network.entries")}
        columns={columns}
        rows={view.entries}
        rowKey={(line) => line.id}
      />
      {isMerged && (
        <p className="mt-2 text-sm text-muted">
          <span className="font-medium text-ink">{t("network.merged")}:</span>{" "}
          <span className="break-words">{view.merged.join(", ")}</span>. {t("network.merged_hint")}
        </p>
      )}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={t("network.remove.title", { network: removing?.network ?? "" })}
        description={t("network.remove.text")}
        confirm={t("act.remove")}
        onConfirm={() => wire.submit({ intent: "remove", id: removing?.id ?? "" }, { method: "post" })}
      />
    </section>
  );
}

function useColumns(menu: Column<EntryLine>["cell"]): Column<EntryLine>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: "network",
      header: t("network.address"),
      onCard: "title",
      cell: (line) => <span className="font-medium break-all tabular-nums">{line.network}</span>,
    },
    { id: "label", header: t("network.label"), cell: (line) => line.label || "–" },
    {
      id: "scope",
      header: t("network.scope"),
      cell: (line) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {line.forWhom ?? t(`network.scope.${line.scope}`)}
          {line.replaces && <Badge tone="held">{t("network.replaces_short")}</Badge>}
        </span>
      ),
    },
    {
      id: "expires",
      header: t("network.expires"),
      cell: (line) => {
        if (line.expiresAt === null) return <span className="text-muted">{t("network.no_end")}</span>;
        const date = format.dateTime(line.expiresAt);
        return line.isLive ? date : <Badge>{t("network.expired", { date })}</Badge>;
      },
    },
    {
      id: "menu",
      header: <span className="sr-only">{t("common.menu")}</span>,
      align: "end",
      interactive: true,
      onCard: "corner",
      cell: menu,
    },
  ];
}
