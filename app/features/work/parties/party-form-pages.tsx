import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import type { DealAnswer } from "../deals/deal-form-pages";
import { refusalText } from "../deals/use-moves";
import { ClashQuestion } from "../ui/clash-question";
import { PartyFields, type PartyFormView } from "./party-fields";
import { PARTY_WORDS } from "./party-words";

type Props = PartyFormView & { id?: string; seen?: string; answer: DealAnswer | undefined };

/** A new contact or company, an edit of one, and the merge question when somebody else was quicker. */
export function PartyFormPage({ id, seen, answer, ...view }: Props) {
  const t = useT();
  const words = PARTY_WORDS[view.kind];
  const back = id === undefined ? words.path : `${words.path}/${id}`;
  return (
    <>
      <PageHeader
        title={t(id === undefined ? words.new : words.edit)}
        back={{ to: back, label: id === undefined ? t(words.title) : view.values.name }}
      />
      {answer?.refusal !== undefined && (
        <Banner tone="danger" announce className="mb-4 max-w-xl">
          {refusalText(t, answer.refusal, "")}
        </Banner>
      )}
      {answer?.clash ? (
        <ClashQuestion clash={answer.clash} back={back} />
      ) : (
        <PartyFields {...view} result={answer?.result} {...(seen === undefined ? {} : { seen })}>
          <div className="flex gap-2">
            <SubmitButton>{t(id === undefined ? "act.create" : "act.save")}</SubmitButton>
            <ButtonLink to={back}>{t("act.cancel")}</ButtonLink>
          </div>
        </PartyFields>
      )}
    </>
  );
}
