import { connect } from "cloudflare:sockets";
import type { SmtpServer } from "../setting";
import { Conversation, type Reply, SmtpBroken } from "./conversation";
import { base64 } from "./encode";

export type Greeted = { conversation: Conversation; extensions: Set<string> };

/** Connects, puts the connection under TLS, and signs in. @throws SmtpBroken with the server's words */
export async function greet(server: SmtpServer, hello: string): Promise<Greeted> {
  const { host, port, tls, user } = server;
  const transport = tls === "implicit" ? "on" : tls === "starttls" ? "starttls" : "off";
  const socket = connect({ hostname: host, port }, { secureTransport: transport, allowHalfOpen: false });
  socket.closed.catch(() => undefined);
  await socket.opened;
  let conversation = new Conversation(socket);
  want(await conversation.say(null), 220);
  let extensions = extensionsOf(want(await conversation.say(`EHLO ${hello}`), 250));
  if (tls === "starttls") {
    if (!extensions.has("STARTTLS")) throw new SmtpBroken("the server offers no STARTTLS");
    want(await conversation.say("STARTTLS"), 220);
    conversation.release();
    const secured = socket.startTls();
    secured.closed.catch(() => undefined);
    conversation = new Conversation(secured);
    // The runtime names no cause: it is the certificate, or somebody in between.
    const reply = await conversation.say(`EHLO ${hello}`).catch(() => {
      throw new SmtpBroken(
        "no TLS after STARTTLS: is the certificate for this host, and from a known authority?",
      );
    });
    extensions = extensionsOf(want(reply, 250));
  }
  if (user !== null) await signIn(conversation, extensions, user);
  return { conversation, extensions };
}

async function signIn(
  conversation: Conversation,
  extensions: Set<string>,
  { name, password }: { name: string; password: string },
): Promise<void> {
  if (extensions.has("AUTH PLAIN")) {
    want(await conversation.say(`AUTH PLAIN ${base64(`\0${name}\0${password}`)}`), 235);
    return;
  }
  if (!extensions.has("AUTH LOGIN")) throw new SmtpBroken("the server offers neither AUTH PLAIN nor LOGIN");
  want(await conversation.say("AUTH LOGIN"), 334);
  want(await conversation.say(base64(name)), 334);
  want(await conversation.say(base64(password)), 235);
}

/** "AUTH PLAIN LOGIN" is two: each with the words that follow it. */
function extensionsOf({ text }: Reply): Set<string> {
  const lines = text.toUpperCase().split("\n").slice(1);
  return new Set(
    lines.flatMap((line) => {
      const [name = "", ...words] = line.trim().split(/[ =]+/);
      return [name, ...words.map((word) => `${name} ${word}`)];
    }),
  );
}

function want(reply: Reply, code: number): Reply {
  if (reply.code !== code) throw new SmtpBroken(`${reply.code} ${reply.text}`);
  return reply;
}
