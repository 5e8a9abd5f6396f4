import { useFetcher } from "@remix-run/react";
import { KeyRound, Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { Table } from "~/ui/table";
import { useToast } from "~/ui/toast";
import type { AccessRefusal } from "../refusals";
import { roleTitle } from "../role-title";
import { sayRefusal } from "../say-refusal";
import { SUBJECT_KINDS } from "../subject-kinds";
import { grantColumns } from "./grant-columns";
import { type GrantRow, subjectOf, thingOf, undoOf } from "./grant-words";
import type { GrantQuery } from "./list-query";
import type { GrantsData } from "./show-grants.server";

export type GrantAnswer = { revoked?: true; given?: true; refusal?: AccessRefusal };
type Props = { data: GrantsData; query: GrantQuery; given: boolean };

/** Every grant of people, departments and groups; each can be revoked, and that undone [BX-26]. */
export function GrantsPage({ data, query, given }: Props) {
  const t = useT();
  const toast = useToast();
  const fetcher = useFetcher<GrantAnswer>();
  const last = useRef<GrantRow | null>(null);
  const told = useRef(false);
  useEffect(() => {
    if (given && !told.current) toast({ title: t("access.given") });
    told.current = true;
  }, [given, toast, t]);
  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || answer === undefined) return;
    if (answer.refusal) toast({ title: sayRefusal(t, answer.refusal), tone: "danger" });
    const row = last.current;
    last.current = null;
    if (!answer.revoked || row === null) return;
    const undo = undoOf(row);
    toast({
      title: t("access.revoked", { what: `${subjectOf(t, row)}: ${thingOf(t, row)}` }),
      ...(undo && { action: { onClick: () => fetcher.submit(undo, { method: "post" }) } }),
    });
  }, [fetcher, toast, t]);
  const revoke = (row: GrantRow) => {
    last.current = row;
    fetcher.submit({ intent: "revoke", grant: row.publicId }, { method: "post" });
  };
  return (
    <>
      <PageHeader
        title={t("nav.access")}
        description={t("access.give.lead")}
        actions={
          <ButtonLink to="/settings/access/add" variant="primary" icon={<Plus size={16} />}>
            {t("act.add_access")}
          </ButtonLink>
        }
      />
      <FilterBar
        label={t("access.list.form")}
        search={<SearchInput name="q" defaultValue={query.q} label={t("access.give.find")} />}
      >
        <Select
          name="kind"
          aria-label={t("access.give.kind")}
          defaultValue={query.kind ?? ""}
          placeholder={t("access.give.kind")}
          options={SUBJECT_KINDS.map((kind) => ({ value: kind, label: t(`access.give.kind.${kind}`) }))}
        />
        <Select
          name="role"
          aria-label={t("field.role")}
          defaultValue={query.role ?? ""}
          placeholder={t("field.role")}
          options={data.roles.map((role) => ({ value: role.publicId, label: roleTitle(t, role) }))}
        />
      </FilterBar>
      <Table
        caption={t("nav.access")}
        columns={grantColumns(t, data.now, revoke, fetcher.state !== "idle")}
        rows={data.grants}
        rowKey={(row) => row.publicId}
        empty={<EmptyState icon={<KeyRound size={18} />} title={t("access.list.empty")} />}
      />
      <Pager before={null} after={data.after} />
    </>
  );
}
