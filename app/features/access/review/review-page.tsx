import { Link } from "@remix-run/react";
import { DownloadNotice, ExportMenu } from "~/features/log/export-menu";
import { roleName } from "~/features/people/role-name";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { PageHeader } from "~/ui/page-header";
import { Time } from "~/ui/time";
import { MendButton } from "../why/mend-button";
import { ReviewAnswer } from "./review-answer";
import { REVIEW_LISTS, type ReviewOutcome, UNUSED_DAYS } from "./review-query";
import type { ReviewData } from "./show-review.server";

const EXPORT = "/settings/access/review/export";

/** Access review: who may not need what they have; keep, look closer or stop, one person at a time [AU-20]. */
export function ReviewPage({
  data,
  answer,
}: {
  data: ReviewData;
  answer: { outcome: ReviewOutcome } | undefined;
}) {
  const t = useT();
  const { query, counts, people } = data;
  const link = (isHere: boolean) =>
    cx("rounded-md border px-2.5 py-1", isHere ? "border-accent font-medium" : "border-line hover:bg-hover");
  return (
    <>
      <PageHeader
        title={t("review.title")}
        description={t("review.lead")}
        actions={data.mayExport && <ExportMenu path={EXPORT} />}
      />
      <DownloadNotice path={EXPORT} />
      <div className="flex flex-col gap-4">
        <ReviewAnswer answer={answer} />
        <nav aria-label={t("review.title")} className="flex flex-wrap gap-2">
          {REVIEW_LISTS.map((list) => (
            <Link
              key={list}
              to={`?list=${list}&days=${query.days}`}
              prefetch="none"
              aria-current={list === query.list ? "page" : undefined}
              className={link(list === query.list)}
            >
              {t(`review.${list}`)}
              {list !== "idle" && ` \u00b7 ${counts[list]}`}
            </Link>
          ))}
        </nav>
        {(query.list === "unused" || query.list === "idle") && (
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            {t("review.days")}
            {UNUSED_DAYS.map((days) => (
              <Link
                key={days}
                to={`?list=${query.list}&days=${days}`}
                prefetch="none"
                className={link(days === query.days)}
              >
                {days}
              </Link>
            ))}
          </p>
        )}
        <Card>
          {people.length === 0 && <p className="text-muted">{t("review.none")}</p>}
          <ul className="-my-2 divide-y divide-line/70 empty:hidden">
            {people.map((person) => (
              <Row key={person.publicId} person={person} days={query.days} />
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

function Row({ person, days }: { person: ReviewData["people"][number]; days: number }) {
  const t = useT();
  const { publicId, name, lastSeenAt, keptAt, roles, isHeld, may, reviewer, uses } = person;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <Link
          to={`/users/${publicId}`}
          prefetch="none"
          className="font-medium text-accent-ink hover:underline"
        >
          {name}
        </Link>{" "}
        {isHeld && <Badge tone="held">{t("state.cannot_work")}</Badge>}
        <p className="text-sm text-muted">
          {lastSeenAt === null ? (
            t("users.never_signed_in")
          ) : (
            <>
              {t("users.column.last_activity")}: <Time at={lastSeenAt} as="date" />
            </>
          )}
          {roles.length > 0 && ` \u00b7 ${roles.map((role) => roleName(t, role)).join(", ")}`}
          {keptAt !== null && (
            <>
              {" \u00b7 "}
              {t("review.kept_at")} <Time at={keptAt} as="date" />
            </>
          )}
          {reviewer !== null && ` \u00b7 ${t("review.asked")} ${reviewer}`}
          {uses !== null && (
            <span className="block">{t("review.idle.n", { n: uses.unused, of: uses.measured })}</span>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={`/settings/access/review/${publicId}?days=${days}`} size="sm">
          {t("review.open")}
        </ButtonLink>
        {may.keep && (
          <MendButton fields={{ intent: "keep", person: publicId }}>{t("review.keep")}</MendButton>
        )}
        {may.stop && !isHeld && (
          <ButtonLink to={`/users/${publicId}`} size="sm">
            {t("act.close_access")}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
