import { useLocation } from "@remix-run/react";
import { LOOKED_AT } from "~/domain/work/list";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Pager, pageTo } from "~/ui/pager";

type Props = {
  before: string | null;
  after: string | null;
  /** Where a search stopped within its bound. */
  reached: string | null;
  found: number;
  foundMore: boolean;
};

/** Under a list of records: pages, the count, and the way on when a search has not seen everything. */
export function ListFoot({ before, after, reached, found, foundMore }: Props) {
  const t = useT();
  const format = useFormat();
  const { search } = useLocation();
  return (
    <>
      {reached !== null && (
        <div className="mt-3">
          <Banner
            tone="info"
            action={
              <ButtonLink size="sm" to={pageTo(search, "after", reached)}>
                {t("work.further")}
              </ButtonLink>
            }
          >
            {t("work.further.line", { n: format.number(LOOKED_AT) })}
          </Banner>
        </div>
      )}
      <Pager
        kind="order"
        before={before}
        after={after}
        count={t("work.found", { n: format.number(found) + (foundMore ? "+" : "") })}
      />
    </>
  );
}
