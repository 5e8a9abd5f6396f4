import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = Email & { envelope: { from: string; to: string[] } };
type Refusal = { code: number; text: string } | null;
/** `isSecure`: name and password came over TLS. */
type Login = { user: string; isSecure: boolean };
export type Certificate = { key: string; cert: string };

/**
 * A real SMTP server on 127.0.0.1. `refuse` answers receivers, `user` is the only one who may send, `delayMs` is how long it thinks over each mail.
 * With a certificate it speaks TLS from the first byte, or offers STARTTLS and no AUTH before it; without one, no TLS.
 */
export async function aMailServer(
  options: {
    port?: number;
    refuse?: (to: string) => Refusal;
    user?: string;
    pass?: string;
    delayMs?: number;
    tls?: Certificate & { from: "first_byte" | "starttls" };
  } = {},
) {
  const mails: ReceivedMail[] = [];
  const facts = { refuse: options.refuse ?? (() => null), connections: 0, logins: [] as Login[] };
  const disabledCommands = [
    ...(options.tls?.from === "starttls" ? [] : ["STARTTLS"]),
    ...(options.user === undefined ? ["AUTH"] : []),
  ];
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    allowInsecureAuth: options.tls === undefined,
    secure: options.tls?.from === "first_byte",
    ...(options.tls && { key: options.tls.key, cert: options.tls.cert }),
    disabledCommands,
    onConnect(_session, done) {
      facts.connections += 1;
      done();
    },
    onAuth({ username, password }, session, done) {
      facts.logins.push({ user: username ?? "", isSecure: session.secure });
      if (username === options.user && password === options.pass) done(null, { user: username });
      else done(refused({ code: 535, text: "5.7.8 wrong name or password" }));
    },
    onRcptTo({ address }, _session, done) {
      const refusal = facts.refuse(address);
      done(refusal === null ? null : refused(refusal));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) };
        mails.push({ ...(await PostalMime.parse(Buffer.concat(chunks))), envelope });
        setTimeout(done, options.delayMs ?? 0);
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port, mails, facts, stop, [Symbol.asyncDispose]: stop };
}

const refused = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code });

/** Waits until a thing is so; at most 10 s. */
export async function until<T>(look: () => T | Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const seen = await look();
    if (isSo(seen) || tries > 200) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
