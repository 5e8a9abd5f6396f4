import type { LimitMetric, LimitPeriod } from "~/domain/limits/kinds";
import type { Translate } from "~/i18n";
import { roleName } from "../people/role-name";

type Words = { metric: LimitMetric; threshold: number; period: LimitPeriod };

/** "Deals handled: 10 a day" */
export const limitSentence = (t: Translate, { metric, threshold, period }: Words): string =>
  t(`limits.sentence.${period}`, { metric: t(`limit.${metric}`), n: threshold });

type Whom = {
  forAll: boolean;
  includeAdmins: boolean;
  subjects: readonly { name: string; template: string | null }[];
};

/** "Everyone", or the names of roles, departments, groups and people. */
export function whomWords(t: Translate, { forAll, includeAdmins, subjects }: Whom): string {
  const names = forAll ? t("limits.everyone") : subjects.map((one) => roleName(t, one)).join(", ");
  return includeAdmins ? `${names}, ${t("limits.with_admins").toLowerCase()}` : names;
}
