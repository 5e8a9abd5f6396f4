import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import { ChannelCard } from "./channel-card";
import type { Mended } from "./mend.server";
import { SeersCard } from "./seers-card";
import type { WhyData } from "./show-why.server";
import { SignInCard } from "./sign-in-card";
import { WhyAsk } from "./why-ask";
import type { WhyForm } from "./why-form";
import { WideCard } from "./wide-card";

export type WhyAnswer = {
  done?: WhyForm["intent"];
  refusal?: Exclude<Mended, { ok: true }>["refusal"];
};

/** "Access check": a person and a question on top, the reasons below, each with what mends it. */
export function WhyPage({ data, answer }: { data: WhyData; answer: WhyAnswer | undefined }) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("nav.why")} description={t("why.lead")} />
      <div className="flex flex-col gap-4">
        {answer?.done && (
          <Banner tone="ok" announce>
            {t(`why.done.${answer.done}`)}
          </Banner>
        )}
        {answer?.refusal && (
          <Banner tone="danger" announce>
            {t(
              `why.refused.${answer.refusal === "throttled" || answer.refusal === "no_mailbox" || answer.refusal === "conflict" ? answer.refusal : "not_allowed"}`,
            )}
          </Banner>
        )}
        {data.lost && <Banner tone="warn">{t("record.none")}</Banner>}
        <WhyAsk data={data} />
        {data.person !== null && data.signIn !== null && (
          <SignInCard person={data.person} answer={data.signIn} />
        )}
        {data.person !== null && data.channel !== null && (
          <ChannelCard person={data.person} channel={data.channel} />
        )}
        {data.person !== null && data.wide !== null && <WideCard person={data.person} cells={data.wide} />}
        {data.seers !== null && <SeersCard seers={data.seers} />}
      </div>
    </>
  );
}
