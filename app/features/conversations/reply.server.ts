import { can, decideClaim, maySend } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { standingOf } from "~/domain/conversations/standing";
import { publicId } from "~/domain/ids/public-id";
import { findChat } from "~db/queries/conversations/rows";
import { answerChat, claimChat, insertMessage, wasClaimed } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { contactOfClaim } from "./contact-of-claim.server";
import { eyesOf, type Opened, openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

type Reply = {
  chat: string;
  text: string;
  /** The author saw a chat of nobody: when somebody has it by now, the answer is not sent. */
  isFirst?: boolean;
  source?: ActivitySource;
  actionId?: string;
};

/**
 * An answer to the client (WZ-01, MC-26), kept as an outgoing message until a connector sends it. In a chat of nobody the
 * first answer makes its author responsible: of two at once exactly one wins, and the other is told who (semantics 4).
 */
export async function reply(needs: Needs, viewer: Reader, asked: Reply): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return asked.isFirst ? wasFaster(needs, viewer, asked.chat) : NOT_FOUND;
  const { chat, facts, eyes } = opened;
  if (maySend(viewer, facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.reply" };
  if (chat.status === "closed") return { ok: false, refusal: "closed" };
  const { accountId, userId } = viewer;
  const isClaim =
    standingOf({ ...chat, hasContact: chat.contact !== null }) !== "known" && chat.responsibleId !== userId;
  if (asked.isFirst && !isClaim && chat.responsibleId !== userId)
    return { ok: false, refusal: "claimed", by: chat.responsibleName ?? "" };
  if (isClaim && !mayClaim(viewer, opened)) return { ok: false, refusal: "not_receiving" };
  const on = { accountId, id: chat.id };
  const claim = { from: chat.responsibleId, to: userId };
  const message = {
    publicId: publicId(needs.random(16)),
    direction: "out" as const,
    state: "no_connector" as const,
    authorId: userId,
    text: asked.text,
    at: needs.now,
  };
  const object = { kind: "conversation" as const, id: chat.id, name: chat.clientName };
  const done = await act(needs, viewer, {
    write: [
      ...(isClaim ? claimChat(on, claim, needs.now) : answerChat(on, chat, needs.now)),
      ...insertMessage(on, message),
      ...(isClaim ? contactOfClaim(needs, viewer, chat) : []),
    ],
    deeds: [
      { kind: "message_sent", object, amount: 1 },
      ...(isClaim
        ? [
            {
              kind: "responsible_changed" as const,
              object,
              amount: 1,
              changes: [{ field: "responsible", before: chat.responsible, after: viewer.publicId }],
            },
          ]
        : []),
    ],
    costs: [{ metric: "messages_sent", amount: 1 }],
    source: asked.source ?? "page",
    ...(asked.actionId === undefined ? {} : { actionId: asked.actionId }),
  });
  if (done.ok || done.refusal !== "conflict") return done;
  return whyLost(needs, viewer, opened);
}

const NOT_FOUND = { ok: false, refusal: "not_found" } as const;
/** How long after a claim those who saw the chat before are told who took it, ms. */
const TOLD_MS = 900_000;

/** A new client whom somebody has just taken: whoever receives new clients there has seen the chat, and is told by whom. */
async function wasFaster(needs: Needs, viewer: Reader, publicId: string): Promise<ChatOutcome> {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const [chat, eyes] = await Promise.all([
    findChat(db, { accountId, viewerId: userId, now: needs.now }, publicId),
    eyesOf(needs, viewer),
  ]);
  if (chat === null || !eyes.receives(chat)) return NOT_FOUND;
  if (!(await wasClaimed(db, accountId, chat.id, needs.now - TOLD_MS))) return NOT_FOUND;
  return { ok: false, refusal: "claimed", by: chat.responsibleName ?? "" };
}

/** Besides those who receive new clients: whoever reads this chat by right, as of any or of their department, and joined people. */
function mayClaim(viewer: Reader, { chat, facts }: Opened): boolean {
  const verdict = decideClaim({
    claimantId: viewer.userId,
    responsibleId: null,
    receives: facts.isReceivedAsNew,
    readsAny: can(viewer, "conversations.history", facts.target) || chat.isParticipant,
    mayReply: true,
  });
  return verdict.ok;
}

/** Reads again what the answer met: a faster colleague, a switch that is off by now, or something else. */
async function whyLost(needs: Needs, viewer: Reader, { chat: seen, eyes }: Opened): Promise<ChatOutcome> {
  const { accountId, userId } = viewer;
  const [chat, now] = await Promise.all([
    findChat(needs.db(accountId), { accountId, viewerId: userId, now: needs.now }, seen.publicId),
    eyesOf(needs, viewer),
  ]);
  if (chat !== null && chat.responsibleId !== seen.responsibleId && chat.responsibleId !== userId)
    return { ok: false, refusal: "claimed", by: chat.responsibleName ?? "" };
  if (chat?.status === "closed") return { ok: false, refusal: "closed" };
  const isSwitchedOff = eyes.receives(seen) && !now.receives(seen);
  return { ok: false, refusal: isSwitchedOff ? "not_receiving" : "conflict" };
}
