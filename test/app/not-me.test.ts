import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("This wasn't me [AM-11b]", () => {
  /** The newest sign-in of the visitor, by its key on the page. */
  async function newestKey(visitor: Visitor) {
    const html = await (await visitor.get("/log?event=authn_login_success")).text();
    return /<details id="([0-9a-z]+-[0-9a-z]+)"/.exec(html)?.[1] ?? "";
  }

  test("the thief's session ends, the known password is worth nothing, and only the mail's link sets a new one", async () => {
    const email = "support@demo.test";
    const own = await signedIn(server, email);
    const thief = await signedIn(server, email, "198.51.100.66");
    const answer = await own.post("/log", { intent: "not_me", row: await newestKey(own), which: "session" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("the old password works no more");
    expect((await thief.get("/log")).status).toBe(303);
    expect((await own.get("/log")).status).toBe(200);
    await expect(new Visitor(server, "198.51.100.66").signIn(email)).rejects.toThrow(/refused: 401/);

    const box = await (await own.get(`/dev/mail?to=${encodeURIComponent(email)}`)).text();
    const [, mail] = /href="(\/dev\/mail\/[\w-]+)"[^>]*>\s*<span[^>]*>Password reset/.exec(box) ?? [];
    const text = await (await own.get(mail ?? "")).text();
    const [, link] = new RegExp(`href="${server.url}(/reset/[\\w-]{43})"`).exec(text) ?? [];
    const set = await new Visitor(server).post(link ?? "", { password: "a quite new pass phrase" });
    expect(set.status).toBeLessThan(400);
    await new Visitor(server).signIn(email, "a quite new pass phrase");
    const told = await (await own.get("/dev/mail?to=admin%40demo.test")).text();
    expect(told).toMatch(/This wasn(&#x27;|')t me/);
  });

  test("all sessions: one's own ends too, and the gate says why", async () => {
    const visitor = await signedIn(server, "operator@demo.test");
    const answer = await visitor.post("/log", {
      intent: "not_me",
      row: await newestKey(visitor),
      which: "all",
    });
    expect(answer.headers.get("location")).toBe("/login");
    const gate = await visitor.get("/login");
    expect(await gate.text()).toMatch(/This wasn(&#x27;|')t me|new password/i);
  });

  test.each([
    { intent: "not_me", row: "1-1", which: "all" },
    { intent: "not_me", row: "nonsense", which: "all" },
  ])("a line that is not one's own is not there: %j", async (form) => {
    const visitor = await signedIn(server, "manager@demo.test");
    expect((await visitor.post("/log", form)).status).toBe(404);
  });

  test.each<Record<string, string>>([
    {},
    { intent: "other", row: "1-1" },
    { intent: "not_me", row: "1-1", which: "everything" },
    { intent: "not_me", row: "1-1", which: "all", more: "1" },
  ])("a form that is not ours is 400: %j", async (form) => {
    const visitor = await signedIn(server, "manager@demo.test");
    expect((await visitor.post("/log", form)).status).toBe(400);
  });
});

describe("the mailbox of a local machine", () => {
  test("shows a new device's mail with place, device and link [AM-12] [FM-22]", async () => {
    const visitor = await signedIn(server, "head@demo.test");
    await new Visitor(server, "198.51.100.70").signIn("head@demo.test");
    const box = await (await visitor.get("/dev/mail?to=head%40demo.test")).text();
    const [, mail] =
      /href="(\/dev\/mail\/[\w-]+)"[^>]*>\s*<span[^>]*>Sign-in from a new device/.exec(box) ?? [];
    const text = await (await visitor.get(mail ?? "")).text();
    expect(text).toContain("198.51.100.70");
    const [, link] = new RegExp(`href="${server.url}(/log\\?session=[\\w-]{22})"`).exec(text) ?? [];
    const log = await (await visitor.get(link ?? "")).text();
    expect(log).toContain("Sign-in from a new device");
    expect(log).toContain("198.51.100.70");
  });

  test("exists in demo mode only", async () => {
    await using other = await serve({ clientAddress: "cloudflare" });
    const headers = { "cf-connecting-ip": "203.0.113.7" };
    for (const path of ["/dev/mail", "/dev/mail/AAAAAAAAAAAAAAAAAAAAAA"])
      expect((await fetch(other.url + path, { headers, redirect: "manual" })).status).toBe(404);
    expect((await new Visitor(server).get("/dev/mail/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });
});
