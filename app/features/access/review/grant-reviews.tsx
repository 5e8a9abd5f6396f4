import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Time } from "~/ui/time";
import { thingOf } from "../grants/grant-words";
import { RevokeButton } from "../grants/revoke-button";
import { useRevoke } from "../grants/use-revoke";
import { MendButton } from "../why/mend-button";
import type { PersonReview } from "./show-person-review.server";

/** Each grant that reaches the person: kept, or revoked after a question, which can be undone [AU-20]. */
export function GrantReviews({ review }: { review: PersonReview }) {
  const t = useT();
  const { publicId, grants, isSelf, mayRevoke } = review;
  const revoke = useRevoke((row) => thingOf(t, row));
  return (
    <Card title={t("review.grants")} description={t("review.grants.lead")}>
      {grants.length === 0 && <p className="text-muted">{t("review.grants.none")}</p>}
      <ul className="-my-2 divide-y divide-line/70 empty:hidden">
        {grants.map((row) => (
          <li
            key={row.publicId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">{thingOf(t, row)}</p>
              <p className="text-sm text-muted">
                {row.kind === "user" ? (
                  t("review.grant.direct")
                ) : (
                  <>
                    {t(`access.kind.${row.kind}`)}
                    {row.kind !== "everybody" && `: ${row.subject}`}
                  </>
                )}
                {" \u00b7 "}
                {row.source ?? row.connection ?? t("access.give.everywhere")}
                {" \u00b7 "}
                <Time at={row.createdAt} as="date" />
                {row.keptAt !== null && (
                  <>
                    {" \u00b7 "}
                    {t("review.kept_at")} <Time at={row.keptAt} as="date" />
                  </>
                )}
              </p>
            </div>
            {!isSelf && (
              <div className="flex flex-wrap gap-2">
                <MendButton fields={{ intent: "keep_grant", person: publicId, grant: row.publicId }}>
                  {t("review.keep")}
                </MendButton>
                {mayRevoke && row.origin === "direct" && <RevokeButton row={row} onConfirm={revoke} />}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
