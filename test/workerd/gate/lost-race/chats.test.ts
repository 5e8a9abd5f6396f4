import { giveToFallback } from "~/features/conversations/give-to-fallback.server";
import { handOverChat } from "~/features/conversations/hand-over-chat.server";
import { joinChat } from "~/features/conversations/join-chat.server";
import { linkDeal } from "~/features/conversations/link-deal.server";
import { noteOnChat } from "~/features/conversations/note-on-chat.server";
import { rateChat } from "~/features/conversations/rate-chat.server";
import { receiveMessage } from "~/features/conversations/receive-message.server";
import { reply } from "~/features/conversations/reply.server";
import { setChatStatus } from "~/features/conversations/set-chat-status.server";
import { aChat, aRecord, aSource, readerOf } from "../../../support/chats";
import type { TestCompany } from "../../../support/company";
import type { Act } from "../../../support/lost-race";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";

/** A chat of nobody, the owner, and a supervisor beside her. */
async function aScene(company: TestCompany) {
  const colleague = await company.aPerson({
    name: "Piotr",
    surname: "Fast",
    roles: ["manager", "chat_supervisor"],
  });
  const source = await aSource(company);
  const { publicId: chat } = await aChat(company, { sourceId: source.id });
  const owner = await readerOf(company, company.owner);
  return { chat, owner, colleague, faster: await readerOf(company, colleague) };
}

async function aDeal(company: TestCompany, userId: number): Promise<string> {
  const id = await aRecord(company, "deal", userId);
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM deals WHERE id = ?",
    id,
  );
  return row?.publicId ?? "";
}
type Scene = Awaited<ReturnType<typeof aScene>>;
const asOwner = (act: (scene: Scene) => Act) => async (company: TestCompany) => act(await aScene(company));

lostRaces([
  {
    file: "conversations/reply",
    what: "a colleague has answered the new client",
    told: { ok: false, refusal: "claimed", by: "Piotr Fast" },
    scene: async (company) => {
      const { chat, owner, faster } = await aScene(company);
      return {
        act: (needs) => reply(needs, owner, { chat, text: "Hello!" }),
        faster: () => reply(company.needs(), faster, { chat, text: "Good morning!" }),
      };
    },
  },
  {
    file: "conversations/reply",
    what: WHO,
    told: CONFLICT,
    scene: asOwner(
      ({ chat, owner }) =>
        (needs) =>
          reply(needs, owner, { chat, text: "Hello!" }),
    ),
  },
  {
    file: "conversations/link-deal",
    what: "a colleague has linked another deal",
    told: CONFLICT,
    scene: async (company) => {
      const { chat, owner, colleague, faster } = await aScene(company);
      const deals = [await aDeal(company, owner.userId), await aDeal(company, colleague.userId)];
      return {
        act: (needs) => linkDeal(needs, owner, { chat, deal: deals[0]! }),
        faster: () => linkDeal(company.needs(), faster, { chat, deal: deals[1]! }),
      };
    },
  },
  {
    file: "conversations/receive-message",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const source = await aSource(company, "Telegram");
      const { actor } = await readerOf(company, company.owner);
      const told = { source: source.publicId, chat: "c", message: "m", client: {}, text: "Hello", at: 0 };
      return { act: (needs) => receiveMessage(needs, company.accountId, told, actor) };
    },
  },
  {
    file: "conversations/note-on-chat",
    what: WHO,
    told: CONFLICT,
    scene: asOwner(
      ({ chat, owner }) =>
        (needs) =>
          noteOnChat(needs, owner, { chat, text: "Call after six" }),
    ),
  },
  {
    file: "conversations/join-chat",
    what: WHO,
    told: CONFLICT,
    scene: asOwner(
      ({ chat, owner }) =>
        (needs) =>
          joinChat(needs, owner, { chat }),
    ),
  },
  {
    file: "conversations/rate-chat",
    what: WHO,
    told: CONFLICT,
    scene: asOwner(
      ({ chat, owner }) =>
        (needs) =>
          rateChat(needs, owner, { chat, score: 4, comment: null }),
    ),
  },
  {
    file: "conversations/set-chat-status",
    what: "somebody has closed it",
    told: CONFLICT,
    scene: async (company) => {
      const { chat, owner, faster } = await aScene(company);
      return {
        act: (needs) => setChatStatus(needs, owner, { chat, to: "closed" }),
        faster: () => setChatStatus(company.needs(), faster, { chat, to: "closed" }),
      };
    },
  },
  {
    file: "conversations/hand-over-chat",
    what: "somebody has taken the chat",
    told: CONFLICT,
    scene: async (company) => {
      const { chat, owner, colleague, faster } = await aScene(company);
      return {
        act: (needs) => handOverChat(needs, owner, { chat, to: colleague.publicId }),
        faster: () => reply(company.needs(), faster, { chat, text: "Good morning!" }),
      };
    },
  },
  {
    file: "conversations/give-to-fallback",
    what: "somebody has taken the chat",
    told: CONFLICT,
    scene: async (company) => {
      const { id: sourceId } = await aSource(company);
      const { publicId: chat, id } = await aChat(company, { sourceId, responsibleId: company.ownerId });
      const { userId } = await company.aPerson({ roles: ["chat_quality_control"] });
      const owner = await readerOf(company, company.owner);
      return {
        act: (needs) => giveToFallback(needs, owner, { chat }),
        faster: () => company.rows("UPDATE conversations SET responsible_id = ? WHERE id = ?", userId, id),
      };
    },
  },
]);
