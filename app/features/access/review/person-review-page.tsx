import { Form, useNavigation } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { Time } from "~/ui/time";
import { MendButton } from "../why/mend-button";
import { GrantReviews } from "./grant-reviews";
import { ReviewAnswer } from "./review-answer";
import type { ReviewOutcome } from "./review-query";
import type { PersonReview } from "./show-person-review.server";
import { UsesCard } from "./uses-card";

type Props = { review: PersonReview; answer: { outcome: ReviewOutcome } | undefined };

/** Everything that gives one person access, to be kept or taken away, and what of it was used [AU-20]. */
export function PersonReviewPage({ review, answer }: Props) {
  const t = useT();
  const { name, publicId, lastSeenAt, keptAt, isSelf } = review;
  return (
    <>
      <PageHeader
        back={{ to: "/settings/access/review", label: t("review.title") }}
        title={name}
        description={
          <>
            {lastSeenAt === null ? (
              t("users.never_signed_in")
            ) : (
              <>
                {t("users.column.last_activity")}: <Time at={lastSeenAt} as="date" />
              </>
            )}
            {keptAt !== null && (
              <>
                {" \u00b7 "}
                {t("review.kept_at")} <Time at={keptAt} as="date" />
              </>
            )}
          </>
        }
        actions={
          !isSelf && (
            <MendButton fields={{ intent: "keep", person: publicId }}>{t("review.keep_all")}</MendButton>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <ReviewAnswer answer={answer} />
        <Assign review={review} />
        <GrantReviews review={review} />
        <UsesCard review={review} />
      </div>
    </>
  );
}

/** Who is to look at it; empty = nobody in particular. */
function Assign({ review: { publicId, reviewer, reviewers } }: { review: PersonReview }) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  return (
    <Card>
      <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3" key={reviewer ?? ""}>
        <input type="hidden" name="intent" value="assign" />
        <input type="hidden" name="person" value={publicId} />
        <div className="min-w-0 flex-1 basis-60">
          <Field label={t("review.reviewer")} hint={t("review.reviewer.hint")}>
            <Select
              name="reviewer"
              defaultValue={reviewer ?? ""}
              placeholder={t("review.reviewer.nobody")}
              options={reviewers.map((one) => ({ value: one.publicId, label: one.name }))}
            />
          </Field>
        </div>
        {/* Beside the field, not beside the hint below it. */}
        <Button type="submit" loading={busy} className="sm:mt-6 sm:self-start">
          {t("review.assign")}
        </Button>
      </Form>
    </Card>
  );
}
