import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { mayActInChat } from "~/domain/access";
import { openChat } from "~/features/conversations/eyes.server";
import { findHeirs, hasHeir } from "~/features/conversations/find-heirs.server";
import { languageOf } from "~/http/language";
import { forbidden, notFound, requirePermission } from "~/http/viewer";
import { translatorOf } from "~/i18n/server";
import { findFallback } from "~db/queries/conversations/fallback";

/**
 * To whom a chat may go: names of people who may answer on its channel, at most eight [MC-07] [BX-25]. When nobody is
 * left, `nobody` names who gets it instead; null: it will stand without a responsible.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "directory.names");
  const opened = await openChat(context, person, params.chatId ?? "");
  if (opened === null) throw notFound();
  if (mayActInChat(person, "conversations.hand_over", opened.facts, opened.eyes.mode) !== null)
    throw forbidden("conversations.hand_over");
  const q = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
  const heirs = await findHeirs(context, person, opened.chat, q);
  const t = translatorOf(languageOf(request, context));
  const found = heirs.map(({ publicId: id, name, department, hasCanned }) => ({
    id,
    name,
    note: hasCanned ? (department ?? "") : t("chats.hand_over.no_canned"),
  }));
  if (found.length > 0 || q !== "" || (await hasHeir(context, person, opened.chat))) return { found };
  const { responsibleId } = opened.chat;
  const { accountId } = person;
  const fallback = await findFallback(context.db(accountId), accountId, { responsibleId, now: context.now });
  return { found, nobody: fallback?.name ?? null };
}
