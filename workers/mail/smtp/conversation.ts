/** A socket as this file needs it; `cloudflare:sockets` makes it. */
export type Wire = {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
  close(): Promise<void>;
};
export type Reply = { code: number; text: string };

/** The server spoke, but not as SMTP, or it went away: nothing is known of any mailbox. */
export class SmtpBroken extends Error {}

const LONGEST_REPLY = 16_384;

/** Commands and replies over one socket (RFC 5321 4.2). A closed socket and endless replies are errors, never a wait. */
export class Conversation {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #unread = "";

  constructor(readonly wire: Wire) {
    this.#reader = wire.readable.getReader();
    this.#writer = wire.writable.getWriter();
  }

  /** Sends one line, or none, and answers the reply to it. */
  async say(line: string | null): Promise<Reply> {
    if (line !== null) await this.#writer.write(new TextEncoder().encode(`${line}\r\n`));
    return this.#reply();
  }

  /** Lets go of the socket, so that it can be put under TLS. */
  release(): void {
    this.#reader.releaseLock();
    this.#writer.releaseLock();
  }

  async #reply(): Promise<Reply> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      const found = /^(\d{3})([ -]?)(.*)$/.exec(line);
      if (found === null) throw new SmtpBroken(`not SMTP: ${line.slice(0, 100)}`);
      lines.push(found[3] ?? "");
      if (found[2] !== "-") return { code: Number(found[1]), text: lines.join("\n") };
      if (lines.length > 100) throw new SmtpBroken("a reply without end");
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#unread.indexOf("\n");
      if (end >= 0) {
        const line = this.#unread.slice(0, end).replace(/\r$/, "");
        this.#unread = this.#unread.slice(end + 1);
        return line;
      }
      if (this.#unread.length > LONGEST_REPLY) throw new SmtpBroken("a reply without end");
      const { value, done } = await this.#reader.read();
      if (done) throw new SmtpBroken("the server closed the connection");
      this.#unread += this.#decoder.decode(value, { stream: true });
    }
  }
}
