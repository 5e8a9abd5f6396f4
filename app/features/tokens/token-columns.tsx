import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import type { TokenLine } from "./list-tokens.server";

export function useTokenColumns(showsOwner: boolean): Column<TokenLine>[] {
  const t = useT();
  const reach = ({ scopes }: TokenLine) =>
    scopes === null ? t("tokens.reach.all") : t("tokens.scopes", { n: scopes.length });
  return [
    {
      id: "name",
      header: t("tokens.name"),
      onCard: "title",
      cell: (token) => (
        <span className="flex flex-wrap items-center gap-2">
          <span>{token.name}</span>
          {token.kind === "service" && <Badge>{t("tokens.kind.service")}</Badge>}
        </span>
      ),
    },
    ...(showsOwner
      ? [{ id: "owner", header: t("tokens.owner"), cell: (token: TokenLine) => token.ownerName }]
      : []),
    { id: "reach", header: t("tokens.reach"), cell: reach },
    {
      id: "addresses",
      header: t("tokens.addresses"),
      cell: ({ addresses }) =>
        addresses.length === 0 ? (
          t("tokens.anywhere")
        ) : (
          <span className="font-mono text-sm">{addresses.join(", ")}</span>
        ),
    },
    {
      id: "used",
      header: t("tokens.used"),
      cell: ({ lastUsedAt, lastAddress }) =>
        lastUsedAt === null ? (
          t("tokens.never")
        ) : (
          <span className="flex flex-col">
            <Time at={lastUsedAt} as="relative" />
            <span className="font-mono text-sm text-muted">{lastAddress}</span>
          </span>
        ),
    },
    { id: "ends", header: t("tokens.ends"), cell: ({ expiresAt }) => <Time at={expiresAt} /> },
    {
      id: "revoke",
      header: <span className="sr-only">{t("tokens.revoke")}</span>,
      interactive: true,
      align: "end",
      onCard: "corner",
      cell: (token) => (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="secondary">
              {t("tokens.revoke")}
            </Button>
          }
          title={t("tokens.revoke.confirm", { name: token.name })}
          description={t("tokens.revoke.what")}
          confirm={t("tokens.revoke")}
          fields={{ intent: "revoke", token: token.id }}
        />
      ),
    },
  ];
}
