import { useT } from "~/i18n/react";
import { GaugeList } from "./gauge-list";
import type { PersonGauge } from "./read-limits.server";

type Props = { person: string; isSelf: boolean; gauges: PersonGauge[] };

/** How much of each limit that counts for a person is used up, live (AM-18); nothing when none counts. */
export function PersonLimits({ person, isSelf, gauges }: Props) {
  const t = useT();
  if (gauges.length === 0) return null;
  return (
    <section aria-labelledby="person-limits">
      <h2 id="person-limits" className="mb-2 text-base font-semibold">
        {t("nav.monitoring.limits")}
      </h2>
      <GaugeList
        gauges={gauges}
        empty=""
        source={isSelf ? "/limits/gauges" : `/limits/gauges?person=${person}`}
        byLimit
      />
    </section>
  );
}
