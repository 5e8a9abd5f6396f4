import { fold } from "../../../app/domain/text/fold";
import { days, hours, minutes } from "../../../app/domain/time/durations";
import { conversationParticipants, conversations, messages, ratings } from "../../schema";
import { insertMany } from "../insert-many";
import { nameGiver } from "../names";
import { streamOf } from "../random";
import { whoIs } from "../staff";
import type { WorkPlan } from "../work";
import { type Known, knownClients, type Told, tellChat } from "./tell";
import { CHAT_WORDS } from "./words";

const KNOWN = 60;

/** The chats of the demo company: clients with their managers, and a few new ones for whom nobody is responsible yet. */
export async function storeChats(plan: WorkPlan): Promise<void> {
  const { db, accountId, now, staff, newId, language, seed } = plan;
  const stream = streamOf(seed, "chats");
  const words = CHAT_WORDS[language];
  const { results: channels } = await db
    .prepare("SELECT id FROM sources WHERE account_id = ? AND status = 'connected' ORDER BY id")
    .bind(accountId)
    .all<{ id: number }>();
  const qc = whoIs(staff, "qc").userId;
  const trainee = whoIs(staff, "operator").userId;
  const told: Told[] = [];
  const facts = { accountId, newId, stream };
  for (const [at, known] of (await knownClients(plan, KNOWN)).entries()) {
    // A trainee has chats to hand over; nobody has answered in them yet.
    const client = at % 21 === 4 ? { ...known, seller: trainee } : known;
    const lines = words.dialogs[at % words.dialogs.length]!;
    const startedAt = now - days(Math.floor(at / 4)) - hours(stream.int(1, 9));
    told.push(
      tellChat(facts, {
        client,
        sourceId: channels[at % channels.length]!.id,
        lines,
        startedAt,
        isClosed: at > 16 && lines.length % 2 === 0,
        note: at % 9 === 0 ? words.notes[at % words.notes.length]! : null,
      }),
    );
  }
  const nextName = nameGiver(language, 9);
  for (const [at, text] of words.first.entries()) {
    const { name, surname } = nextName(at % 2 === 0 ? "f" : "m");
    const client: Known = { contactId: null, dealId: null, name: `${name} ${surname}`, seller: null };
    const startedAt = now - minutes([4, 17, 38, 95, 260][at] ?? 30);
    const sourceId = channels[at % channels.length]!.id;
    told.push(tellChat(facts, { client, sourceId, lines: [text], startedAt, isClosed: false, note: null }));
  }
  const rows = told.map(({ chat }) => ({ ...chat, searchText: fold(chat.clientName) }));
  await db.batch(insertMany(db, conversations, rows));
  const { results } = await db
    .prepare("SELECT id, public_id AS publicId FROM conversations WHERE account_id = ?")
    .bind(accountId)
    .all<{ id: number; publicId: string }>();
  const idOf = new Map(results.map(({ id, publicId }) => [publicId, id]));
  const rated = told.filter(({ chat }) => chat.status === "closed").slice(0, 4);
  await db.batch([
    ...insertMany(
      db,
      messages,
      told.flatMap(({ chat, said }) =>
        said.map((line) => ({ ...line, conversationId: idOf.get(chat.publicId)! })),
      ),
    ),
    ...insertMany(
      db,
      ratings,
      rated.map(({ chat }, at) => ({
        accountId,
        publicId: newId(),
        conversationId: idOf.get(chat.publicId)!,
        kind: "supervisor" as const,
        score: at % 2 === 0 ? 5 : 3,
        aboutId: chat.responsibleId ?? null,
        byId: qc,
        comment: words.comments[at % words.comments.length]!,
        at: now - days(1),
      })),
    ),
    ...insertMany(db, conversationParticipants, [
      {
        accountId,
        conversationId: idOf.get(told[2]!.chat.publicId)!,
        userId: whoIs(staff, "head").userId,
        joinedAt: now - hours(1),
      },
    ]),
  ]);
}
