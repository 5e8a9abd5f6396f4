import type { LiveFact, ServerFrame } from "~/domain/presence/frames";
import { LIVE_HEADERS } from "~workers/objects/account-gate/upgrade";
import { OFFICE, type TestCompany } from "./company";

type Snapshot = Extract<ServerFrame, { t: "snapshot" }>;

/** A real socket to the company's gate, as `server.ts` forwards it; keeps every frame it was sent. */
export async function openSocket(
  company: TestCompany,
  session: { tokenHash: string },
  address: string | null = OFFICE,
) {
  const headers = new Headers({ upgrade: "websocket", [LIVE_HEADERS.token]: session.tokenHash });
  if (address !== null) headers.set(LIVE_HEADERS.address, address);
  const response = await company.stub().fetch("https://gate/live", { headers });
  const socket = response.webSocket;
  if (socket === null) return { status: response.status, refused: true as const };
  const frames: ServerFrame[] = [];
  const pongs = { count: 0 };
  const end = { code: null as number | null };
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  socket.accept();
  socket.addEventListener("message", ({ data }) => {
    if (data === "pong") pongs.count += 1;
    else frames.push(JSON.parse(String(data)));
    wake();
  });
  socket.addEventListener("close", ({ code }) => {
    end.code = code;
    wake();
  });
  /** Resolves as soon as the condition holds; the test's own time limit ends the waiting. */
  const until = <T>(find: () => T | null | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const say = (frame: unknown) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  return {
    status: response.status,
    refused: false as const,
    frames,
    end,
    say,
    until,
    close: () => socket.close(1000, "bye"),
    sendBytes: (bytes: Uint8Array) => socket.send(bytes),
    /** Waits for the first frame of this kind that satisfies the condition. */
    frame: <K extends ServerFrame["t"]>(
      t: K,
      fits: (frame: Extract<ServerFrame, { t: K }>) => boolean = () => true,
    ) =>
      until(() =>
        frames.find((one): one is Extract<ServerFrame, { t: K }> => one.t === t && fits(one as never)),
      ),
    closed: () => until(() => end.code),
    /** A heartbeat; the platform answers it without waking the gate. */
    async beat() {
      const before = pongs.count;
      say("ping");
      await until(() => pongs.count > before);
    },
    /** Waits until the gate has taken everything that was sent before. Costs one frame "too_long". */
    async settled() {
      const answers = () => frames.filter((one) => one.t === "ignored" && one.code === "too_long").length;
      const before = answers();
      say("x".repeat(3_000));
      await until(() => answers() > before);
    },
    async watch(): Promise<Snapshot> {
      const before = frames.length;
      say({ t: "watch" });
      return until(() => frames.slice(before).find((one): one is Snapshot => one.t === "snapshot"));
    },
    /** Everything the frames said of one person, in order. */
    factsOf: (publicId: string): LiveFact[] =>
      frames.flatMap((one) =>
        one.t === "snapshot" || one.t === "facts" ? one.facts.filter(({ user }) => user === publicId) : [],
      ),
  };
}

export type LiveSocket = Extract<Awaited<ReturnType<typeof openSocket>>, { refused: false }>;

/** As `openSocket`, for a session that must be let in. */
export async function connected(company: TestCompany, session: { tokenHash: string }): Promise<LiveSocket> {
  const socket = await openSocket(company, session);
  if (socket.refused) throw new Error(`the gate answered ${socket.status}`);
  return socket;
}
