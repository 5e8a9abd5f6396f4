import { seconds } from "../../app/domain/time/durations";
import type { Delivery, MailDriver, MailSession, Outgoing } from "../../app/features/mail/driver";
import type { SmtpServer } from "./setting";
import { type Reply, SmtpBroken } from "./smtp/conversation";
import { envelopeAddress } from "./smtp/encode";
import { type Greeted, greet } from "./smtp/greet";
import { messageOf, type Sender } from "./smtp/message";

const LONGEST_MS = seconds(20);
const words = ({ code, text }: Reply) => `${code} ${text}`.slice(0, 300);

type SmtpSetting = { server: SmtpServer; from: Sender; hello: string; clock: () => number };

/** Sends over SMTP. What a server says to one receiver is about them; everything else is about the server (`down`). */
export const smtpDriver = (setting: SmtpSetting): MailDriver => ({
  name: "smtp",
  open: () => session(setting),
});

function session({ server, from, hello, clock }: SmtpSetting): MailSession {
  let greeted: Greeted | null = null;
  const hangUp = async () => {
    const open = greeted;
    greeted = null;
    await open?.conversation.wire.close().catch(() => undefined);
  };
  return {
    async send(mail) {
      try {
        return await within(LONGEST_MS, async () => {
          greeted ??= await greet(server, hello);
          return deliver(greeted, mail, from, clock());
        });
      } catch (failure) {
        await hangUp();
        return {
          kind: "down",
          said: String(failure instanceof Error ? failure.message : failure).slice(0, 300),
        };
      }
    },
    async close() {
      if (greeted !== null)
        await within(seconds(2), () => greeted!.conversation.say("QUIT")).catch(() => undefined);
      await hangUp();
    },
  };
}

async function deliver(greeted: Greeted, mail: Outgoing, from: Sender, at: number): Promise<Delivery> {
  const { conversation, extensions } = greeted;
  const to = envelopeAddress(mail.to.email);
  if (to === null) return { kind: "refused", said: "not an address" };
  const isAscii = /^[\x21-\x7e]+$/.test(to);
  if (!isAscii && !extensions.has("SMTPUTF8"))
    return { kind: "refused", said: "the mail server takes no such characters in an address" };
  const sender = await conversation.say(`MAIL FROM:<${from.email}>${isAscii ? "" : " SMTPUTF8"}`);
  if (sender.code !== 250) throw new SmtpBroken(words(sender));
  const receiver = await conversation.say(`RCPT TO:<${to}>`);
  if (receiver.code >= 300) return refusal(greeted, receiver);
  const go = await conversation.say("DATA");
  if (go.code !== 354) return refusal(greeted, go);
  const taken = await conversation.say(`${messageOf({ ...mail, to: { ...mail.to, email: to } }, from, at)}.`);
  return taken.code < 300 ? { kind: "sent", said: words(taken) } : refusal(greeted, taken);
}

/** 421 is the server going away; another refusal leaves the connection fit for the next mail. */
async function refusal({ conversation }: Greeted, reply: Reply): Promise<Delivery> {
  if (reply.code === 421) throw new SmtpBroken(words(reply));
  await conversation.say("RSET");
  return { kind: reply.code >= 500 ? "refused" : "later", said: words(reply) };
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SmtpBroken(`no answer within ${ms / seconds(1)} s`)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
