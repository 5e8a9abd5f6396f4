import { Gauge, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import type { LimitsAnswer } from "./answer-limits.server";
import { useLimitColumns } from "./limit-columns";
import { ReachedTable } from "./reached-table";
import type { LimitsData } from "./read-limits.server";
import { ReadyLimits } from "./ready-limits";

type Props = { data: LimitsData; answer: LimitsAnswer | undefined };

/** Activity monitoring → Limits: who is stopped now and by what, the limits in words, ready ones (AM-17…21). */
export function LimitsPage({ data, answer }: Props) {
  const t = useT();
  const columns = useLimitColumns(data.mayEdit);
  const { limits, reached, near, mayEdit, mayRestore } = data;
  return (
    <>
      <PageHeader
        title={t("nav.monitoring.limits")}
        description={t("limits.lead")}
        actions={
          mayEdit && (
            <ButtonLink to="/settings/limits/new" variant="primary" icon={<Plus size={16} />}>
              {t("limits.new")}
            </ButtonLink>
          )
        }
      />
      <Said answer={answer} />
      <Part title={t("limits.reached")}>
        <ReachedTable caption={t("limits.reached")} gauges={reached} mayRestore={mayRestore} />
      </Part>
      {near.length > 0 && (
        <Part title={t("limits.near")}>
          <ReachedTable caption={t("limits.near")} gauges={near} mayRestore={false} />
        </Part>
      )}
      <Part title={t("nav.monitoring.limits")} note={t("limit.no_refund")}>
        <Table
          caption={t("nav.monitoring.limits")}
          columns={columns}
          rows={limits}
          rowKey={({ publicId }) => publicId}
          rowTo={({ publicId }) => `/settings/limits/${publicId}`}
          empty={
            <EmptyState icon={<Gauge size={18} />} title={t("limit.none")} text={t("limits.none.text")} />
          }
        />
      </Part>
      {mayEdit && <ReadyLimits limits={limits} />}
    </>
  );
}

/** A heading over a table that needs the whole width. */
function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-base font-semibold">{title}</h2>
      {children}
      {note && <p className="mt-2 text-sm text-muted">{note}</p>}
    </section>
  );
}

function Said({ answer }: { answer: LimitsAnswer | undefined }) {
  const t = useT();
  if (answer?.refusal)
    return (
      <Banner tone="warn" className="mb-5" announce>
        {t(`limits.refused.${answer.refusal}`)}
      </Banner>
    );
  if (!answer?.done) return null;
  const said = answer.done === "switched" ? "limits.saved" : (`limits.${answer.done}` as const);
  return (
    <Banner tone="ok" className="mb-5" announce>
      {t(said)} {(answer.released ?? 0) > 0 && t("limits.released", { n: answer.released ?? 0 })}{" "}
      {answer.pending && t("common.saved_pending")}
    </Banner>
  );
}
