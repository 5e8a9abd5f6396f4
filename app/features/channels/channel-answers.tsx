import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ChannelStatus } from "~/domain/channels/channels";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { SubmitButton } from "~/ui/submit-button";

export type ChannelAnswer = {
  result?: SubmissionResult<string[]>;
  saved?: "done" | "pending";
  /** The status before, for "Undo". */
  was?: ChannelStatus;
  refused?: MessageKey;
  connected?: boolean;
};

/** What became of the last act on the page; an act on the status can be taken back here. */
export function ChannelAnswers({ answer, name }: { answer: ChannelAnswer; name: string }) {
  const t = useT();
  const { refused, saved, was, connected } = answer;
  if (refused !== undefined)
    return (
      <Banner tone="warn" announce>
        {t(refused)}
      </Banner>
    );
  if (saved !== undefined)
    return (
      <Banner tone="ok" announce action={was !== undefined && <Undo status={was} />}>
        {t(saved === "done" ? "common.saved" : "common.saved_pending")}
      </Banner>
    );
  if (!connected) return null;
  return (
    <Banner tone="ok" announce>
      {t("channels.connected", { name })}
    </Banner>
  );
}

function Undo({ status }: { status: ChannelStatus }) {
  const t = useT();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="status" />
      <input type="hidden" name="status" value={status} />
      <SubmitButton size="sm" variant="secondary">
        {t("act.undo")}
      </SubmitButton>
    </Form>
  );
}
