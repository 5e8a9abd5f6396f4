import { useNavigation, useSearchParams } from "@remix-run/react";
import { ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { Table } from "~/ui/table";
import { logColumns } from "./columns";
import { DownloadNotice } from "./export-menu";
import { Further } from "./further";
import { LogFilters } from "./log-filters";
import { LogList } from "./log-list";
import { OthersPanel } from "./others-panel";
import { FILTERS, type LogSearch, withFilters } from "./search";
import type { ShownLog } from "./show-log.server";

export type LogPageData = ShownLog & {
  search: LogSearch;
  email: string;
  mayExport: boolean;
};

/** The authorization log: sentences first, all columns on request (FM-21, AM-11, AM-13). */
export function LogPage({ data, notice }: { data: LogPageData; notice: ReactNode }) {
  const t = useT();
  const [params] = useSearchParams();
  const navigation = useNavigation();
  const { lines, search, scope } = data;
  const isWide = scope !== "own";
  const isBusy = navigation.state === "loading" && navigation.location.pathname === "/log";
  const isTable = params.get("view") === "columns";
  return (
    <>
      <PageHeader
        title={t("nav.authlog")}
        description={t(isWide ? "authlog.lead.others" : "authlog.lead.own")}
        actions={<ViewSwitch isTable={isTable} />}
      />
      {notice}
      {data.mayExport && <DownloadNotice />}
      <LogFilters
        search={search}
        choices={data.choices}
        person={data.person}
        isWide={isWide}
        mayExport={data.mayExport}
      />
      <Errors errors={data.errors} />
      {data.person && <LastDevice person={data.person} />}
      {data.others && data.others.people.length > 0 && (
        <OthersPanel ip={search.address} others={data.others} />
      )}
      <div aria-busy={isBusy || undefined} className={cx(isBusy && "opacity-60")}>
        {lines.length === 0 ? (
          <Card flush>
            <NothingHere search={search} reached={data.reached !== null} />
          </Card>
        ) : isTable ? (
          <Table
            caption={t("nav.authlog")}
            columns={logColumns(t)}
            rows={lines}
            rowKey={(line) => line.key}
            rowTo={(line) => `/log?row=${line.key}`}
          />
        ) : (
          <LogList lines={lines} email={data.email} named={isWide} />
        )}
      </div>
      {data.reached && <Further reached={data.reached} />}
      <Pager before={data.newer} after={data.older} count={t("log.kept", { n: data.keptDays })} />
    </>
  );
}

function ViewSwitch({ isTable }: { isTable: boolean }) {
  const t = useT();
  const [params] = useSearchParams();
  const to = new URLSearchParams(params);
  if (isTable) to.delete("view");
  else to.set("view", "columns");
  return (
    <ButtonLink to={to.size > 0 ? `?${to}` : "?"} preventScrollReset>
      {t(isTable ? "authlog.view.sentences" : "authlog.view.columns")}
    </ButtonLink>
  );
}

function Errors({ errors }: { errors: ShownLog["errors"] }) {
  const t = useT();
  const said = [
    errors.person && t("authlog.nobody"),
    errors.address && t(`error.address.${errors.address}`),
    (errors.from || errors.to) && t("error.date"),
  ].filter(Boolean);
  return said.map((text) => <Banner key={text} tone="warn" className="mb-3" title={text} announce />);
}

function LastDevice({ person }: { person: NonNullable<ShownLog["person"]> }) {
  const t = useT();
  const format = useFormat();
  if (person.lastSignInAt === null) return null;
  const time = format.dateTime(person.lastSignInAt);
  const device = person.device || t("common.unknown");
  return <p className="mb-4 text-muted">{t("authlog.last", { name: person.name, device, time })}</p>;
}

function NothingHere({ search, reached }: { search: LogSearch; reached: boolean }) {
  const t = useT();
  const [params] = useSearchParams();
  const isFiltered = FILTERS.some((name) => search[name] !== null && search[name] !== "");
  const isPaged = params.has("before") || params.has("after");
  return (
    <EmptyState
      icon={<ScrollText size={20} />}
      title={t(isFiltered && !reached ? "log.empty_filter" : "log.empty")}
      action={
        (isFiltered || isPaged) && (
          <ButtonLink to={isFiltered ? "/log" : withFilters(params, {})}>
            {t(isFiltered ? "act.clear_filter" : "authlog.first_page")}
          </ButtonLink>
        )
      }
    />
  );
}
