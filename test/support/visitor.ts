import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { demoPassword } from "./server";

type Sent = {
  headers?: Record<string, string>;
  address?: string;
  form?: Record<string, string>;
  fault?: string;
  redirect?: RequestRedirect;
};

/** A browser without a screen: keeps its cookies, sends its own origin, follows nothing unless asked. */
export class Visitor {
  private readonly jar = new Map<string, string>();

  constructor(
    readonly server: Pick<Gatehouse, "url">,
    readonly address?: string,
  ) {}

  get = (path: string, sent: Sent = {}) => this.send("GET", path, sent);
  post = (path: string, form: Record<string, string> = {}, sent: Sent = {}) =>
    this.send("POST", path, { ...sent, form });

  async send(
    method: string,
    path: string,
    { headers = {}, address, form, fault, redirect = "manual" }: Sent,
  ): Promise<Response> {
    const from = address ?? this.address;
    const response = await fetch(this.server.url + path, {
      method,
      redirect,
      headers: {
        ...(this.jar.size > 0 ? { cookie: this.cookies() } : {}),
        ...(method === "GET" ? {} : { origin: this.server.url }),
        ...(from ? { "cf-connecting-ip": from } : {}),
        ...(fault ? { "x-test-fault": fault } : {}),
        ...headers,
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** The cookies as one header, for sockets and for thieves. */
  cookies = () => [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  cookie = (name: string) => this.jar.get(name);
  setCookie = (name: string, value: string) => this.jar.set(name, value);

  /** Signs in as a demo person; throws when the gate says no. */
  async signIn(email: string, password = demoPassword(email)): Promise<this> {
    const response = await this.post("/login", { email, password });
    if (response.status !== 302) throw new Error(`${email} was refused: ${response.status}`);
    return this;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.jar.delete(name);
    else this.jar.set(name, pair.slice(at + 1));
  }
}

/** A demo person who is signed in. */
export const signedIn = (server: Pick<Gatehouse, "url">, email: string, address?: string) =>
  new Visitor(server, address).signIn(email);
