import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Time } from "~/ui/time";
import { useToast } from "~/ui/toast";
import { type GrantRow, thingOf, undoOf } from "../grants/grant-words";
import type { GrantAnswer } from "../grants/grants-page";
import { sayRefusal } from "../say-refusal";
import { MendButton } from "../why/mend-button";
import type { PersonReview } from "./show-person-review.server";

const GRANTS = "/settings/access?index";

/** Each grant that reaches the person: kept, or revoked after a question, which can be undone [AU-20]. */
export function GrantReviews({ review }: { review: PersonReview }) {
  const t = useT();
  const { publicId, grants, isSelf, mayRevoke } = review;
  const revoke = useRevoke();
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
                {mayRevoke && row.origin === "direct" && <Revoke row={row} onConfirm={() => revoke(row)} />}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Revoke({ row, onConfirm }: { row: GrantRow; onConfirm: () => void }) {
  const t = useT();
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t("access.revoke")}</Button>}
      title={t("review.revoke.title", { what: thingOf(t, row) })}
      description={row.kind === "user" ? t("review.revoke.one") : t("review.revoke.many")}
      confirm={t("access.revoke")}
      onConfirm={onConfirm}
    />
  );
}

/** Revokes by the list's own door, and offers to give it again. */
function useRevoke() {
  const t = useT();
  const toast = useToast();
  const fetcher = useFetcher<GrantAnswer>();
  const last = useRef<GrantRow | null>(null);
  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || answer === undefined) return;
    if (answer.refusal) toast({ title: sayRefusal(t, answer.refusal), tone: "danger" });
    const row = last.current;
    last.current = null;
    if (!answer.revoked || row === null) return;
    const undo = undoOf(row);
    toast({
      title: t("access.revoked", { what: thingOf(t, row) }),
      ...(undo && {
        action: { onClick: () => fetcher.submit(undo, { method: "post", action: GRANTS }) },
      }),
    });
  }, [fetcher, toast, t]);
  return (row: GrantRow) => {
    last.current = row;
    fetcher.submit({ intent: "revoke", grant: row.publicId }, { method: "post", action: GRANTS });
  };
}
