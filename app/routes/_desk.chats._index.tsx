import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { chatFilterOf, readChatQuery } from "~/features/conversations/chat-query";
import { ChatsPage } from "~/features/conversations/chats-page";
import { listChats } from "~/features/conversations/list-chats.server";
import type { PageHandle } from "~/features/shell/document-title";
import { answerFilters } from "~/features/work/list/answer-filters.server";
import { seesPoints } from "~/features/work/scopes.server";
import { limitRefused } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.conversations" };

/** The list of chats: everybody sees those within their scope, and new clients who receive them [BX-15] [WZ-06]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "conversations.list");
  const { searchParams } = new URL(request.url);
  const query = readChatQuery(searchParams);
  const page = `${chatFilterOf(searchParams)}&${searchParams.get("after") ?? searchParams.get("before") ?? ""}`;
  const list = await listChats(context, viewer, query, page);
  if (!list.ok) throw limitRefused(list);
  return { query, list, seesPoints: seesPoints(viewer) };
}

/** Saved filters. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "conversations.list");
  const list = { kind: "conversation", filterOf: chatFilterOf } as const;
  const { status, body } = await answerFilters(context, viewer, list, await request.formData());
  return Response.json(body, { status });
}

export default function Chats() {
  return <ChatsPage {...useLoaderData<typeof loader>()} />;
}
