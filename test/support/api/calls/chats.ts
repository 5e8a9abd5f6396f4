import type { Program } from "../program";
import type { Call, Ids, Made } from "./call";

const told = (conversation: string, id: string) => ({
  conversation,
  id,
  client: { name: "Contract client", phone: "+442079460019" },
  text: "Is anybody there?",
});

/** A conversation that the owner has answered, and so is responsible for, on a channel that stays open. */
export async function makeChats({ make }: Made, ids: Ids, program: Program): Promise<Ids> {
  const line = await make("/channels", { name: "Contract line", kind: "webhook" });
  await program.send("PUT", `/api/v1/channels/${line}/queue`, { body: { people: [ids.me] } });
  const { body } = await program.post<{ conversation: string }>(
    `/api/v1/channels/${line}/messages`,
    told("contract", "m0"),
  );
  return { line, chat: body.conversation };
}

/** Good calls of the operations on conversations. */
export function chatCalls({ chat, line, admin, Deal }: Ids): Record<string, Call> {
  const path = `/conversations/${chat}`;
  return {
    receiveMessage: { path: `/channels/${line}/messages`, body: told("contract", "m1"), expects: 200 },
    listConversations: { path: "/conversations", expects: 200 },
    getConversation: { path, expects: 200 },
    sendMessage: { path: `${path}/messages`, body: { text: "Good morning!" }, expects: 204 },
    listMessages: { path: `${path}/messages`, expects: 200 },
    noteConversation: { path: `${path}/notes`, body: { text: "Call after six." }, expects: 204 },
    rateConversation: { path: `${path}/ratings`, body: { score: 5 }, expects: 204 },
    joinConversation: { path: `${path}/participants`, expects: 204 },
    linkConversationDeal: { path: `${path}/deal`, body: { deal: Deal }, expects: 204 },
    handOverConversation: { path: `${path}/responsible`, body: { to: admin }, expects: 204 },
    setConversationStatus: { path: `${path}/status`, body: { status: "closed" }, expects: 204 },
  };
}
