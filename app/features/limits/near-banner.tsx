import { Link } from "@remix-run/react";
import type { NearLimit } from "~/domain/limits/meter";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";

/** Before the last action and near a limit, on every page of the person (AM-18): how much is left, until when. */
export function NearBanner({ near }: { near: readonly NearLimit[] }) {
  const t = useT();
  const format = useFormat();
  const least = [...near].sort((a, b) => a.threshold - a.count - (b.threshold - b.count))[0];
  if (least === undefined) return null;
  const { metric, count, threshold, until } = least;
  const left = Math.max(0, threshold - count);
  const key = left === 0 ? "limits.banner.full" : left === 1 ? "limits.banner.last" : "limits.banner.near";
  return (
    <Banner
      tone="warn"
      action={
        <Link to="/me/limits" prefetch="none" className="font-medium underline underline-offset-2">
          {t("limits.mine")}
        </Link>
      }
    >
      {t(key, { metric: t(`limit.${metric}`), n: left, date: format.dayAndTime(until) })}
    </Banner>
  );
}
