import { DEAL_STATUSES, type RecordQuery } from "~/domain/work/list";
import { useT } from "~/i18n/react";
import { RecordFilters } from "../ui/record-filters";
import type { DealList } from "./list-deals.server";

type Props = { query: RecordQuery; list: DealList };

/** Search and filters of deals; all of them live in the address. */
export function DealFilters({ query, list }: Props) {
  const t = useT();
  const severalPipelines = new Set(list.stages.map(({ pipeline }) => pipeline)).size > 1;
  const selects = [
    {
      name: "status" as const,
      label: t("deals.status"),
      options: DEAL_STATUSES.map((value) => ({ value, label: t(`deals.status.${value}`) })),
    },
    {
      name: "stage" as const,
      label: t("work.field.stage"),
      options: list.stages.map(({ key, name, pipeline }) => ({
        value: key,
        label: severalPipelines ? `${pipeline}: ${name}` : name,
      })),
    },
  ];
  return (
    <RecordFilters
      query={query}
      label={t("deals.filter_form")}
      hint={t("deals.search")}
      people={list.people}
      tags={list.tags}
      selects={selects}
    />
  );
}
