import { connect, type Socket } from "node:net";

export type Answer = { status: number; head: string; body: string };

/** The bytes of a request, made once and sent many times. */
export function requestBytes(
  url: string,
  path: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Buffer {
  const lines = Object.entries({
    host: new URL(url).host,
    ...(method === "GET" ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/**
 * One connection that is kept open, one request at a time, and opened again when the server has closed it meanwhile: it
 * does after a few seconds without a request. Reads no more of HTTP than a server of the bench says, so
 * that the one who asks costs little beside the one who answers.
 */
export class HttpConnection {
  private text = "";
  private waits: ((answer: Answer) => void) | null = null;
  private fails: ((problem: Error) => void) | null = null;

  private constructor(
    private readonly url: string,
    private socket: Socket,
  ) {
    this.hear();
  }

  static async open(url: string): Promise<HttpConnection> {
    return new HttpConnection(url, await socketTo(url));
  }

  async ask(request: Buffer): Promise<Answer> {
    if (!this.socket.writable) {
      this.socket = await socketTo(this.url);
      this.hear();
    }
    return new Promise((resolve, reject) => {
      this.waits = resolve;
      this.fails = reject;
      this.socket.write(request);
    });
  }

  private hear(): void {
    const { socket } = this;
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("data", (chunk: string) => this.read(chunk));
    socket.on("error", (problem) => this.fails?.(problem));
    socket.on("close", () => this.fails?.(new Error("the server closed the connection")));
  }

  close(): void {
    this.waits = this.fails = null;
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.text = this.text === "" ? chunk : this.text + chunk;
    const end = this.text.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.text.slice(0, end);
    const length = /\ncontent-length: (\d+)/i.exec(head)?.[1];
    const body = this.text.slice(end + 4);
    const isWhole = length === undefined ? isLast(head, body) : body.length >= Number(length);
    if (!isWhole) return;
    this.text = "";
    const waits = this.waits;
    this.waits = this.fails = null;
    waits?.({ status: Number(head.slice(9, 12)), head, body });
  }
}

function socketTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => resolve(socket));
    socket.once("error", reject);
  });
}

const isLast = (head: string, body: string) =>
  /\ntransfer-encoding: chunked/i.test(head) ? body.endsWith("0\r\n\r\n") : true;
