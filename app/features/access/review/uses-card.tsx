import { Link } from "@remix-run/react";
import type { Level, Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { Time } from "~/ui/time";
import { LEVEL_TONE, levelWord } from "../level-look";
import { UNUSED_DAYS } from "./review-query";
import type { PersonReview } from "./show-person-review.server";

/** Rights that were not used, were used, or of which nothing can be said, and how that is known [AU-20]. */
export function UsesCard({ review }: { review: PersonReview }) {
  const t = useT();
  const { uses, days, levels, readUpTo } = review;
  const label = (permission: Permission) => t(`perm.${permission}` as MessageKey);
  return (
    <Card
      title={t("review.uses")}
      description={t("review.uses.lead", { n: String(readUpTo) })}
      action={
        <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {t("review.days")}
          {UNUSED_DAYS.map((one) => (
            <Link
              key={one}
              to={`?days=${one}`}
              prefetch="none"
              preventScrollReset
              aria-current={one === days ? "true" : undefined}
              className={cx(
                "rounded-md border px-2.5 py-1",
                one === days ? "border-accent font-medium" : "border-line hover:bg-hover",
              )}
            >
              {one}
            </Link>
          ))}
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <section>
          <h3 className="mb-1 font-medium">{t("review.uses.unused", { n: uses.unused.length })}</h3>
          <ul className="flex flex-col gap-1">
            {uses.unused.map((permission) => (
              <li key={permission} className="flex flex-wrap items-center gap-2">
                {label(permission)}
                <Badge tone={LEVEL_TONE[levels[permission] as Level]}>
                  {levelWord(t, permission, levels[permission] as Level)}
                </Badge>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 font-medium">{t("review.uses.used", { n: uses.used.length })}</h3>
          <ul className="flex flex-col gap-1">
            {uses.used.map(({ permission, at }) => (
              <li key={permission}>
                {label(permission)} <span className="text-sm text-muted">{"\u00b7"} </span>
                <Time at={at} as="date" className="text-sm text-muted" />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 font-medium">{t("review.uses.unmeasured", { n: uses.unmeasured.length })}</h3>
          <p className="text-sm text-muted">{uses.unmeasured.map(label).join(" \u00b7 ")}</p>
        </section>
      </div>
    </Card>
  );
}
