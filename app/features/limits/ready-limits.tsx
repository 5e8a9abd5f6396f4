import { LIMIT_TEMPLATES } from "~/domain/limits/templates";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Card, Section } from "~/ui/card";
import { limitSentence } from "./limit-words";
import type { LimitsData } from "./read-limits.server";

/** The ready limits, all off until one is taken; those that stand already are not offered again. */
export function ReadyLimits({ limits }: { limits: LimitsData["limits"] }) {
  const t = useT();
  const left = LIMIT_TEMPLATES.filter(
    ({ metric, period }) =>
      !limits.some((one) => one.forAll && one.metric === metric && one.period === period),
  );
  if (left.length === 0) return null;
  return (
    <Section title={t("limits.ready")} description={t("limits.ready.lead")}>
      <ul className="grid gap-3 md:grid-cols-2">
        {left.map((template) => (
          <li key={template.key}>
            <Card>
              <div className="flex items-start justify-between gap-4">
                <div>
                  <p className="font-medium">{limitSentence(t, template)}</p>
                  <p className="mt-1 text-sm text-muted">{t(`limits.counts.${template.metric}`)}</p>
                </div>
                <ButtonLink size="sm" to={`/settings/limits/new?from=${template.key}`}>
                  {t("limits.take")}
                </ButtonLink>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
