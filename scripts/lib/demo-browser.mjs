const HEARTBEAT_MS = 30_000;

/** A browser of one person of the demo company: cookies, an address of its own (mode `demo` allows it), a socket. */
export class DemoBrowser {
  #cookies = new Map();
  #socket = null;
  #heartbeat = undefined;
  /** True once the gate has ended the session. */
  isOut = false;

  constructor(url, { email, address, userAgent }) {
    Object.assign(this, { url, email, address, userAgent });
  }

  /** Answers `{ ok }`, with what the gate's page says when it is a no. */
  async signIn(password) {
    const answer = await this.#send("/login", { email: this.email, password, next: "/" });
    if (answer.status === 302) return { ok: true };
    const said = /role="alert"[^>]*>(.*?)<\/(?:div|p|section)>/s.exec(await answer.text());
    return { ok: false, says: said ? said[1].replace(/<[^>]+>/g, " ").trim() : `answer ${answer.status}` };
  }

  signOut = () => this.#send("/logout", {});

  /** Asks for a page, as a person's click does; the socket learns of it. */
  async visit(path) {
    this.send({ t: "page", page: path });
    this.send({ t: "input" });
    const answer = await this.#send(path);
    await answer.arrayBuffer();
    if (answer.status === 303 || answer.status === 302) this.isOut = true;
  }

  /** Opens the live socket. `onEnd(reason)` when the gate ends or suspends the session. */
  async connect(onEnd) {
    const socket = new WebSocket(`${this.url.replace(/^http/, "ws")}/live`, { headers: this.#headers() });
    this.#socket = socket;
    await new Promise((resolve) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", resolve);
    });
    this.#heartbeat = setInterval(() => this.#say("ping"), HEARTBEAT_MS);
    socket.addEventListener("close", () => clearInterval(this.#heartbeat));
    socket.addEventListener("message", ({ data }) => {
      if (!data.startsWith("{")) return;
      const frame = JSON.parse(data);
      if (frame.t !== "ended" && frame.t !== "held") return;
      this.isOut = true;
      if (frame.end !== "signed_out") onEnd(frame.end ?? frame.reason);
    });
  }

  send = (frame) => this.#say(JSON.stringify(frame));

  close() {
    this.#socket?.close();
  }

  #say(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  async #send(path, form) {
    const answer = await fetch(this.url + path, {
      method: form ? "POST" : "GET",
      headers: this.#headers(),
      redirect: "manual",
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  #headers() {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      origin: this.url,
      "user-agent": this.userAgent,
      "cf-connecting-ip": this.address,
      ...(cookie ? { cookie } : {}),
    };
  }
}
