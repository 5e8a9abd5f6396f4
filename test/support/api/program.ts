import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { signedIn, type Visitor } from "../visitor";

type Server = Pick<Gatehouse, "url">;
type Sent = { body?: unknown; headers?: Record<string, string>; address?: string };
export type Answer<T = unknown> = { status: number; headers: Headers; body: T; text: string };

/** A program with a token: sends JSON, reads JSON, keeps no cookies. */
export class Program {
  constructor(
    readonly server: Server,
    readonly token: string | null,
  ) {}

  get = <T = unknown>(path: string, sent: Sent = {}) => this.send<T>("GET", path, sent);
  post = <T = unknown>(path: string, body?: unknown, sent: Sent = {}) =>
    this.send<T>("POST", path, { ...sent, body });

  async send<T = unknown>(
    method: string,
    path: string,
    { body, headers = {}, address }: Sent = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.server.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(address ? { "cf-connecting-ip": address } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const type = response.headers.get("content-type") ?? "";
    const text = type.startsWith("text/event-stream") ? await firstEvent(response) : await response.text();
    const isJson = /json/.test(type);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  }
}

/** A stream as far as its first event; it is closed then. */
async function firstEvent(response: Response): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("event: ") || !text.endsWith("\n\n")) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader.cancel();
  return text;
}

type Wanted = { kind?: string; reach?: string; scope?: string[]; addresses?: string; days?: string };

/** A token that somebody makes on their page, as a program that uses it. Throws when the page refuses. */
export const programOf = async (server: Server, email: string, wanted: Wanted = {}): Promise<Program> =>
  programBy(await signedIn(server, email), wanted);

/** The same for somebody who is signed in already. */
export async function programBy(visitor: Visitor, wanted: Wanted = {}): Promise<Program> {
  const { scope = [], ...rest } = wanted;
  const form = new URLSearchParams({
    intent: "create",
    name: "Test",
    kind: "personal",
    reach: "all",
    days: "30",
    addresses: "",
    ...rest,
  });
  for (const one of scope) form.append("scope", one);
  const response = await visitor.send("POST", "/settings/api", {
    form: form as unknown as Record<string, string>,
  });
  const text = await response.text();
  const token = /gh_[A-Za-z0-9_-]{66}/.exec(text)?.[0];
  if (token === undefined) throw new Error(`no token was made: ${response.status}`);
  return new Program(visitor.server, token);
}
