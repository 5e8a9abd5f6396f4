import { publicId } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import type { Actor } from "~db/queries/audit";
import {
  findChatByExternal,
  findContactByKeys,
  findSource,
  takeIn,
} from "~db/queries/conversations/incoming";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";
import { readEmail, readPhone, regionOf } from "../work/points.server";
import { companyLanguage } from "../work/work-settings.server";

export type IncomingMessage = {
  /** The channel, by its public id. */
  source: string;
  /** The chat and the message as the channel names them: the same message again changes nothing. */
  chat: string;
  message: string;
  client: { name?: string | undefined; phone?: string | undefined; email?: string | undefined };
  text: string;
  /** Instant in ms at which the client wrote. */
  at: number;
};
/** `source_off`: the channel takes no chats, or (paused) no new ones. */
export type Received =
  | { ok: true; chat: string }
  | { ok: false; refusal: "no_source" | "source_off" | "conflict" };

/**
 * Takes a client's message in, from whichever door: it finds or makes the chat, knows the client by phone or e-mail, and
 * gives the chat to the contact's responsible. Without one it is nobody's, and those who receive new clients see it
 * (semantics 4). Idempotent by the ids of the channel.
 */
export async function receiveMessage(
  needs: Pick<Needs, "db" | "now" | "random">,
  accountId: number,
  told: IncomingMessage,
  /** Whose token told it; null from a connector of our own. */
  actor: Actor | null = null,
): Promise<Received> {
  const db = needs.db(accountId);
  const source = await findSource(db, accountId, told.source);
  if (source === undefined) return { ok: false, refusal: "no_source" };
  const known = await findChatByExternal(db, accountId, source.id, told.chat);
  if (source.status === "off" || (source.status === "paused" && known === undefined))
    return { ok: false, refusal: "source_off" };
  const region = regionOf(await companyLanguage(db, accountId));
  const phone = told.client.phone ? (readPhone(told.client.phone, region)?.key ?? null) : null;
  const email = told.client.email ? readEmail(told.client.email) : null;
  const contact = await findContactByKeys(db, accountId, { phone, email: email?.key ?? null });
  const clientName =
    told.client.name?.trim().slice(0, 120) || contact?.name || hidden(phone, email?.value ?? null);
  const { lost } = await commit(db, [
    ...(actor === null ? [] : [mustStillBe(accountId, actor)]),
    ...takeIn({
      accountId,
      sourceId: source.id,
      chatExternalId: told.chat,
      messageExternalId: told.message,
      chatPublicId: publicId(needs.random(16)),
      messagePublicId: publicId(needs.random(16)),
      clientName,
      searchText: fold(clientName),
      phone,
      email: email?.value ?? null,
      contactId: contact?.id ?? null,
      text: told.text,
      at: Math.min(told.at, needs.now),
      now: needs.now,
    }),
  ]);
  if (lost) return { ok: false, refusal: "conflict" };
  const chat = known ?? (await findChatByExternal(db, accountId, source.id, told.chat));
  return { ok: true, chat: chat?.publicId ?? "" };
}

/** A client without a name: their number or address is not for everybody, so only its end tells them apart. */
const hidden = (phone: string | null, email: string | null) =>
  `\u2022\u2022\u2022 ${phone?.slice(-2) ?? email?.slice(0, 1) ?? ""}`.trim();
