import type { SubmissionResult } from "@conform-to/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { ClashQuestion, type ClashView } from "../ui/clash-question";
import type { CustomFieldView } from "../ui/custom-inputs";
import type { Picked } from "../ui/record-picker";
import { DealFields, type DealValues } from "./deal-fields";
import { refusalText } from "./use-moves";

export type DealAnswer = { result?: SubmissionResult<string[]>; clash?: ClashView; refusal?: string };
type Shared = { currency: string; custom: CustomFieldView[] };

function Refused({ refusal }: { refusal: string | undefined }) {
  const t = useT();
  if (refusal === undefined) return null;
  return (
    <Banner tone="danger" announce className="mb-4 max-w-xl">
      {refusalText(t, refusal, "")}
    </Banner>
  );
}

type NewProps = Shared & {
  stages: { id: string; name: string }[];
  stage: string | null;
  me: Picked;
  contact: Picked | null;
  company: Picked | null;
  answer: DealAnswer | undefined;
};

/** Quick create: a name is enough, everything else has a sensible first value. */
export function NewDealPage({ stages, stage, me, contact, company, answer, ...shared }: NewProps) {
  const t = useT();
  const values: DealValues = {
    name: "",
    amount: null,
    responsible: me,
    contact,
    company,
    tags: "",
    custom: {},
    stage: stage ?? "",
  };
  return (
    <>
      <PageHeader title={t("deals.new")} back={{ to: "/deals", label: t("deals.title") }} />
      <Refused refusal={answer?.refusal} />
      <DealFields {...shared} values={values} stages={stages} result={answer?.result}>
        <div>
          <SubmitButton>{t("act.create")}</SubmitButton>
        </div>
      </DealFields>
    </>
  );
}

type EditProps = Shared & { id: string; values: DealValues; seen: string; answer: DealAnswer | undefined };

/** Edit of a deal, and the merge question when somebody else was quicker. */
export function EditDealPage({ id, values, seen, answer, ...shared }: EditProps) {
  const t = useT();
  const back = `/deals/${id}`;
  return (
    <>
      <PageHeader title={t("deals.edit")} back={{ to: back, label: values.name }} />
      <Refused refusal={answer?.refusal} />
      {answer?.clash ? (
        <ClashQuestion clash={answer.clash} back={back} />
      ) : (
        <DealFields {...shared} values={values} stages={[]} result={answer?.result} seen={seen}>
          <div className="flex gap-2">
            <SubmitButton>{t("act.save")}</SubmitButton>
            <ButtonLink to={back}>{t("act.cancel")}</ButtonLink>
          </div>
        </DealFields>
      )}
    </>
  );
}
