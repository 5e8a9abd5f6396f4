import { describe, expect, test } from "vitest";
import type { Outgoing } from "~/features/mail/driver";
import { bindingDriver } from "~workers/mail/binding";

const FROM = { name: "Gatehouse", email: "gate@example.com" };
const MAIL: Outgoing = {
  id: "0123456789abcdef",
  to: { email: "anna@example.com", name: "Anna\r\nBcc: x@y.test" },
  kind: "test",
  language: "en",
  subject: "Hello\r\nBcc: victim@example.com",
  text: "One",
  html: "<p>One</p>",
};
type Sent = Parameters<SendEmail["send"]>[0];

/** The binding EMAIL as Workers have it: `send(builder)` answers a message id, or throws an error with a code. */
const binding = (answer: (message: Sent) => { messageId: string }) =>
  ({ send: async (message: Sent) => answer(message) }) as unknown as SendEmail;

describe("Cloudflare's e-mail [MC-83]", () => {
  test("gets one receiver, both bodies, and no header that somebody typed", async () => {
    const sent: Sent[] = [];
    const email = binding((message) => {
      sent.push(message);
      return { messageId: "m1" };
    });
    expect(await bindingDriver(email, FROM).open().send(MAIL)).toEqual({ kind: "sent", said: "m1" });
    expect(sent).toEqual([
      {
        from: FROM,
        to: [{ email: "anna@example.com", name: "Anna Bcc: x@y.test" }],
        subject: "Hello Bcc: victim@example.com",
        text: "One",
        html: "<p>One</p>",
        headers: { "X-Gatehouse-Mail": MAIL.id },
      },
    ]);
  });

  test.each([
    ["E_RECIPIENT_SUPPRESSED", "refused"],
    ["E_RECIPIENT_NOT_ALLOWED", "refused"],
    ["E_SENDER_NOT_VERIFIED", "down"],
    ["E_DAILY_LIMIT_EXCEEDED", "down"],
    ["E_DELIVERY_FAILED", "later"],
    ["E_INTERNAL_SERVER_ERROR", "later"],
    ["", "later"],
  ])("an error %j is: %s", async (code, kind) => {
    const email = binding(() => {
      throw Object.assign(new Error("no"), code === "" ? {} : { code });
    });
    expect(await bindingDriver(email, FROM).open().send(MAIL)).toEqual({ kind, said: `${code} no`.trim() });
  });
});
