import { useSearchParams } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { pageTo } from "~/ui/pager";

/** A search that no index answers looked through one stretch of a log: until when, and the way to look on. */
export function Further({ reached }: { reached: { cursor: string; at: number } }) {
  const t = useT();
  const format = useFormat();
  const [params] = useSearchParams();
  return (
    <Banner
      className="mt-4"
      action={
        <ButtonLink to={pageTo(params.toString(), "after", reached.cursor)}>
          {t("authlog.further_go")}
        </ButtonLink>
      }
    >
      {t("authlog.further", { date: format.dateTime(reached.at) })}
    </Banner>
  );
}
