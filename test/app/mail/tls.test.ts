import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { aCertificate } from "../../support/certificate";
import { aMailServer, until } from "../../support/smtp";

const LOGIN = { user: "gate", pass: "p@ss:word" };
const known = aCertificate("localhost");
const elsewhere = aCertificate("mail.example.com");
const nobodys = aCertificate("localhost");

// Read once, when the runtime's starter is loaded: so it is loaded after.
const folder = mkdtempSync(join(tmpdir(), "gatehouse-authorities-"));
process.env.NODE_EXTRA_CA_CERTS = join(folder, "known.pem");
writeFileSync(process.env.NODE_EXTRA_CA_CERTS, known.cert + elsewhere.cert);
const { serve } = await import("../../support/server");
const { signedIn } = await import("../../support/visitor");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Invites somebody through a Gatehouse that mails there; answers the mail's row once it has been tried. */
async function inviteOver(scheme: "smtp" | "smtps", port: number) {
  const MAIL_URL = `${scheme}://${LOGIN.user}:${encodeURIComponent(LOGIN.pass)}@localhost:${port}`;
  await using server = await serve({ env: { MAIL_URL, MAIL_FROM: "gate@demo.test" } });
  const admin = await signedIn(server, "admin@demo.test");
  const form = { intent: "invite", emails: "new@example.com", role: "manager", language: "en" };
  expect((await admin.post("/users/invite", form)).status).toBeLessThan(400);
  return await until(
    () =>
      server.db
        .prepare("SELECT state, reason, answer FROM mail_outbox WHERE to_email = 'new@example.com'")
        .first<{ state: string; reason: string | null; answer: string | null }>(),
    (row) => row?.state === "sent" || row?.reason != null,
  );
}

test.each([
  ["from the first byte", "smtps", "first_byte"],
  ["after STARTTLS", "smtp", "starttls"],
] as const)("TLS %s: password and mail travel inside it [MC-83]", async (_when, scheme, tls) => {
  await using post = await aMailServer({ ...LOGIN, tls: { ...known, from: tls } });
  expect(await inviteOver(scheme, post.port)).toMatchObject({ state: "sent" });
  expect([...new Set(post.facts.logins.map((login) => JSON.stringify(login)))]).toEqual([
    JSON.stringify({ user: "gate", isSecure: true }),
  ]);
  expect(post.mails.map(({ envelope }) => envelope.to[0])).toContain("new@example.com");
});

test.each([
  ["a certificate that nobody vouches for", "smtps", { ...nobodys, from: "first_byte" }, /connect/],
  ["the same after STARTTLS", "smtp", { ...nobodys, from: "starttls" }, /certificate/],
  ["a certificate of another host", "smtp", { ...elsewhere, from: "starttls" }, /certificate/],
  ["no STARTTLS, though it would take the password", "smtp", undefined, /no STARTTLS/],
] as const)(
  "%s: neither password nor mail is given away, and the mail waits [MC-83]",
  async (_what, scheme, tls, words) => {
    await using post = await aMailServer({ ...LOGIN, tls });
    const row = await inviteOver(scheme, post.port);
    expect(row).toMatchObject({
      state: "queued",
      reason: "server_down",
      answer: expect.stringMatching(words),
    });
    expect(post.facts.logins).toEqual([]);
    expect(post.mails).toEqual([]);
  },
);
