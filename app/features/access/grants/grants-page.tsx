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
import { roleTitle } from "../role-title";
import { SUBJECT_KINDS } from "../subject-kinds";
import { grantColumns } from "./grant-columns";
import { subjectOf, thingOf } from "./grant-words";
import type { GrantQuery } from "./list-query";
import type { GrantsData } from "./show-grants.server";
import { useRevoke } from "./use-revoke";

type Props = { data: GrantsData; query: GrantQuery; given: boolean };

/** Every grant of people, departments and groups; each can be revoked, and that undone [BX-26]. */
export function GrantsPage({ data, query, given }: Props) {
  const t = useT();
  const toast = useToast();
  const told = useRef(false);
  useEffect(() => {
    if (given && !told.current) toast({ title: t("access.given") });
    told.current = true;
  }, [given, toast, t]);
  const revoke = useRevoke((row) => `${subjectOf(t, row)}: ${thingOf(t, row)}`);
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
        columns={grantColumns(t, data.now, revoke)}
        rows={data.grants}
        rowKey={(row) => row.publicId}
        empty={<EmptyState icon={<KeyRound size={18} />} title={t("access.list.empty")} />}
      />
      <Pager before={null} after={data.after} />
    </>
  );
}
