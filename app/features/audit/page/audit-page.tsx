import { useNavigation } from "@remix-run/react";
import { ScrollText } from "lucide-react";
import { DaySections } from "~/features/log/day-sections";
import { DownloadNotice } from "~/features/log/export-menu";
import { Further } from "~/features/log/further";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { AuditEntry } from "./audit-entry";
import { AuditFilters } from "./audit-filters";
import type { AuditLine } from "./line";
import { AUDIT_FILTERS, type AuditSearch } from "./search";
import type { ShownAudit } from "./show-audit.server";

/** The audit log: who changed what, before and after, from where (ASVS 16.2.1). */
export function AuditLogPage({ data }: { data: ShownAudit & { search: AuditSearch } }) {
  const t = useT();
  const navigation = useNavigation();
  const isBusy = navigation.state === "loading" && navigation.location.pathname === "/settings/audit";
  return (
    <>
      <PageHeader title={t("nav.audit")} description={t("audit.lead")} />
      <DownloadNotice path="/settings/audit/export" />
      <AuditFilters search={data.search} choices={data.choices} person={data.person} />
      {data.errors.person && <Banner tone="warn" className="mb-3" title={t("authlog.nobody")} announce />}
      {data.errors.days && <Banner tone="warn" className="mb-3" title={t("error.date")} announce />}
      <div aria-busy={isBusy || undefined} className={cx(isBusy && "opacity-60")}>
        {data.lines.length === 0 ? <NothingHere data={data} /> : <Days lines={data.lines} />}
      </div>
      {data.reached && <Further reached={data.reached} />}
      <Pager before={data.newer} after={data.older} count={t("log.kept", { n: data.keptDays })} />
      <SealLine seal={data.seal} />
    </>
  );
}

/** One event by its own address. */
export function OneAuditEntryPage({ line }: { line: AuditLine }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={t("audit.one")}
        description={format.dateTime(line.at)}
        back={{ to: "/settings/audit", label: t("audit.all") }}
      />
      <Card flush>
        <AuditEntry line={line} open />
      </Card>
    </>
  );
}

const Days = ({ lines }: { lines: readonly AuditLine[] }) => (
  <DaySections lines={lines}>{(line) => <AuditEntry key={line.publicId} line={line} />}</DaySections>
);

function NothingHere({ data: { search, reached } }: { data: ShownAudit & { search: AuditSearch } }) {
  const t = useT();
  const isFiltered = AUDIT_FILTERS.some((name) => search[name] !== null && search[name] !== "");
  return (
    <Card flush>
      <EmptyState
        icon={<ScrollText size={20} />}
        title={t(isFiltered && reached === null ? "log.empty_filter" : "log.empty")}
        action={isFiltered && <ButtonLink to="/settings/audit">{t("act.clear_filter")}</ButtonLink>}
      />
    </Card>
  );
}

function SealLine({ seal }: { seal: ShownAudit["seal"] }) {
  const t = useT();
  const format = useFormat();
  if (seal === null) return <p className="mt-3 text-sm text-subtle">{t("audit.not_sealed")}</p>;
  return (
    <p className="mt-3 text-sm wrap-anywhere text-subtle">
      {t("audit.sealed", { n: seal.number, time: format.dateTime(seal.at) })}{" "}
      <span className="block">{t("audit.seal_hash", { hash: seal.hash })}</span>
    </p>
  );
}
