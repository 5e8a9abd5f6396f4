import { can, decideClaim, maySend } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { standingOf } from "~/domain/conversations/standing";
import { publicId } from "~/domain/ids/public-id";
import { findChat } from "~db/queries/conversations/rows";
import { answerChat, claimChat, insertMessage } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { contactOfClaim } from "./contact-of-claim.server";
import { eyesOf, type Opened, openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

type Reply = { chat: string; text: string; source?: ActivitySource; actionId?: string };

/**
 * An answer to the client (WZ-01, MC-26), kept as an outgoing message until a connector sends it. In a chat of nobody the
 * first answer makes its author responsible: of two at once exactly one wins, and the other is told who (semantics 4).
 */
export async function reply(needs: Needs, viewer: Reader, asked: Reply): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (maySend(viewer, facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.reply" };
  if (chat.status === "closed") return { ok: false, refusal: "closed" };
  const { accountId, userId } = viewer;
  const isClaim =
    standingOf({ ...chat, hasContact: chat.contact !== null }) !== "known" && chat.responsibleId !== userId;
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
