import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import { actOnChat, ChatAct } from "~/features/conversations/act-on-chat.server";
import { ChatPage } from "~/features/conversations/chat-page";
import { ChatRefused } from "~/features/conversations/chat-refused";
import { openChat } from "~/features/conversations/eyes.server";
import type { ChatAnswer } from "~/features/conversations/refusal-text";
import { type ChatCard, showChat } from "~/features/conversations/show-chat.server";
import type { PageHandle } from "~/features/shell/document-title";
import { limitRefused, statusOf } from "~/http/limit-refused";
import { notFound, viewer } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) =>
    (data as { card: ChatCard } | undefined)?.card.chat.clientName ?? t("nav.conversations"),
};

/** A chat by its link; whoever may not read it gets the same answer as for no chat at all [BX-16] [BX-17]. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const publicId = params.chatId ?? "";
  const before = Number(new URL(request.url).searchParams.get("before")) || null;
  const card = isPublicId(publicId) ? await showChat(context, person, publicId, before) : null;
  if (card === null) throw notFound();
  if (!card.ok) throw limitRefused(card);
  return { card };
}

/** A refused text comes back with its refusal; where the chat is gone for its author, on a page of its own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = viewer(context);
  const chat = params.chatId ?? "";
  const form = await request.formData();
  const asked = ChatAct.safeParse(Object.fromEntries(form));
  if (!asked.success) return Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await actOnChat(context, person, chat, asked.data);
  const isReadable = async () => (await openChat(context, person, chat)) !== null;
  if (outcome.ok) {
    if (asked.data.intent.startsWith("hand_over") && !(await isReadable()))
      return redirect("/chats?handed=1");
    return Response.json({ ok: true });
  }
  const { ok: _no, ...refused } = outcome;
  const body = { ...refused, ...("text" in asked.data ? { draft: asked.data.text } : {}) };
  const status = statusOf(outcome.refusal);
  if (!(await isReadable())) throw Response.json({ kind: "chat_refused", ...body }, { status });
  return Response.json(body, { status });
}

/** After a refusal too: what somebody else has done meanwhile is shown beside the kept text. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export default function Chat() {
  const answer = useActionData<typeof action>() as ChatAnswer | undefined;
  return <ChatPage {...useLoaderData<typeof loader>()} answer={answer} />;
}

export const ErrorBoundary = ChatRefused;
