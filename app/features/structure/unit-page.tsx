import type { SubmissionResult } from "@conform-to/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { QueuePicker } from "../channels/queue-picker";
import { DeleteUnit } from "./delete-unit";
import { MergeUnit } from "./merge-unit";
import type { Proposal } from "./proposal";
import type { StructureAnswer } from "./structure";
import { UnitForm } from "./unit-form";

export type UnitData = {
  unit: {
    publicId: string;
    kind: "department" | "group" | "workgroup";
    name: string;
    parent: string;
    head: string;
    seesRecords: boolean;
    grants: number;
  };
  members: string[];
  people: { publicId: string; name: string; department: string | null }[];
  departments: { publicId: string; name: string }[];
  /** Units of the same kind, but itself and those below. */
  mergeInto: { publicId: string; name: string }[];
};

type Props = { data: UnitData; proposal: Proposal; answer: StructureAnswer | undefined };

/** One department, group or workgroup: facts, members, end. */
export function UnitPage({ data, proposal, answer }: Props) {
  const t = useT();
  const { unit, members, people, departments } = data;
  const intent = answer?.result?.initialValue?.intent;
  const refused = (answer?.result as SubmissionResult<string[]> | undefined)?.error?.[""] ?? [];
  return (
    <>
      <PageHeader back={{ to: "/settings/departments", label: t("nav.departments") }} title={unit.name} />
      <div className="flex flex-col gap-4">
        {answer?.saved && (
          <Banner tone="ok" announce>
            {t(answer.pending ? "common.saved_pending" : "common.saved")}
          </Banner>
        )}
        {intent !== "save" &&
          refused.map((text) => (
            <Banner key={text} tone="warn" announce>
              {t(text as Parameters<typeof t>[0])}
            </Banner>
          ))}
        <Card title={t("structure.facts")}>
          <UnitForm
            unit={unit}
            people={people}
            departments={departments}
            result={intent === "save" ? answer?.result : undefined}
          />
        </Card>
        <Card title={t("structure.who")}>
          {proposal !== null && (
            <div className="mb-3">
              <Banner>{t(`structure.proposal.${proposal.what}`, { name: proposal.name })}</Banner>
            </div>
          )}
          <QueuePicker
            key={`${members.join()} ${proposal?.members.join()}`}
            people={people}
            queue={proposal?.members ?? members}
            words="structure"
            intent="members"
          />
        </Card>
        <div className="flex flex-wrap gap-2">
          <MergeUnit unit={unit} members={members.length} mergeInto={data.mergeInto} />
          <DeleteUnit unit={unit} members={members.length} departments={departments} />
        </div>
      </div>
    </>
  );
}
