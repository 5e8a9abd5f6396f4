import type { SubmissionResult } from "@conform-to/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { OwnCode } from "../integrator/own-code";
import { PasswordFields } from "./password-fields";
import { type ProfileData, ProfileFields } from "./profile-fields";

type Props = {
  data: ProfileData & {
    companies: number;
    done: "password" | "profile" | null;
    integratorCode: string | null;
  };
  answer: { intent: string; result: SubmissionResult<string[]> } | undefined;
};

/** My profile: how I am called here, my language and zone, my password, my companies. */
export function ProfilePage({ data, answer }: Props) {
  const t = useT();
  const resultOf = (intent: string) => (answer?.intent === intent ? answer.result : undefined);
  return (
    <>
      <PageHeader
        title={t("nav.profile")}
        actions={<ButtonLink to="/me/sessions">{t("nav.sessions")}</ButtonLink>}
      />
      {data.done !== null && answer === undefined && (
        <Banner tone="ok" className="mb-5" announce>
          {t(data.done === "password" ? "reset.done" : "profile.saved")}
        </Banner>
      )}
      <Section title={t("card.personal")} description={t("profile.lead")}>
        <ProfileFields data={data} result={resultOf("profile")} />
      </Section>
      <Section title={t("password.change.title")} description={t("profile.password.lead")}>
        <PasswordFields email={data.email} result={resultOf("password")} />
      </Section>
      <OwnCode code={data.integratorCode} />
      {data.companies > 1 && (
        <Section title={t("profile.companies")} description={t("profile.companies.lead")}>
          <div>
            <ButtonLink to="/choose">{t("choice.switch")}</ButtonLink>
          </div>
        </Section>
      )}
    </>
  );
}
