import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { AskFirst } from "../ask-first";
import { asksFirst } from "../preview";
import { PreviewSummary } from "../preview-lines";
import { sayRefusal } from "../say-refusal";
import { type GrantAnswer, type GrantRow, thingOf } from "./grant-words";
import { GRANTS } from "./use-revoke";

type Props = { row: GrantRow; onConfirm: (row: GrantRow) => void };

/** "Revoke" says first who loses what, under the button, or in a dialog where a second look is due; then it revokes (FM-12). */
export function RevokeButton({ row, onConfirm }: Props) {
  const t = useT();
  const fetcher = useFetcher<GrantAnswer>();
  const [isAsked, setAsked] = useState(false);
  const look = () => {
    setAsked(true);
    fetcher.submit({ intent: "preview_revoke", grant: row.publicId }, { method: "post", action: GRANTS });
  };
  const cancel = () => setAsked(false);
  const confirm = () => {
    setAsked(false);
    onConfirm(row);
  };
  const answer = isAsked && fetcher.state === "idle" ? fetcher.data : undefined;
  if (answer?.preview !== undefined && !asksFirst(answer.preview))
    return (
      <div className="flex flex-col items-start gap-2 text-left" aria-live="polite">
        <PreviewSummary preview={answer.preview} />
        <p className="text-sm text-muted">
          {t(row.kind === "user" ? "review.revoke.one" : "review.revoke.many")}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="danger" autoFocus onClick={confirm}>
            {t("access.revoke")}
          </Button>
          <Button size="sm" onClick={cancel}>
            {t("act.cancel")}
          </Button>
        </div>
      </div>
    );
  return (
    <>
      <Button size="sm" loading={fetcher.state !== "idle"} onClick={look}>
        {t("access.revoke")}
      </Button>
      {answer?.refusal !== undefined && (
        <p role="alert" className="mt-1 text-sm text-refused-ink">
          {sayRefusal(t, answer.refusal)}
        </p>
      )}
      <AskFirst
        preview={answer?.preview ?? null}
        title={t("review.revoke.title", { what: thingOf(t, row) })}
        act={t("access.revoke")}
        tone="danger"
        onCancel={cancel}
        onConfirm={confirm}
      />
    </>
  );
}
