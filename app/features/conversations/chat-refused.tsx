import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { ErrorState } from "~/ui/error-state";
import { ErrorPage } from "../shell/error-page";
import { type ChatAnswer, chatRefusalText } from "./refusal-text";

/** A chat that went to somebody else while one was writing: who has it, and the text that was not sent. */
export function ChatRefused() {
  const t = useT();
  const error = useRouteError();
  const data = isRouteErrorResponse(error) ? (error.data as ChatAnswer & { kind?: string }) : undefined;
  if (data?.kind !== "chat_refused") return <ErrorPage />;
  return (
    <>
      <ErrorState
        kind="missing"
        title={chatRefusalText(t, data)}
        action={<ButtonLink to="/chats">{t("chats.to_list")}</ButtonLink>}
      />
      {data.draft && (
        <Card title={t("chats.draft")} className="mx-auto max-w-xl" action={<CopyButton text={data.draft} />}>
          <p className="break-words whitespace-pre-line">{data.draft}</p>
        </Card>
      )}
    </>
  );
}
