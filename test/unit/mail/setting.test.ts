import { describe, expect, test } from "vitest";
import { mailSetting } from "~workers/mail/setting";

const FROM = "Gatehouse <gate@example.com>";
const from = { name: "Gatehouse", email: "gate@example.com" };
const deployed = { isDemo: false, hasBinding: false };
const smtp = (url: string) => {
  const setting = mailSetting(url, FROM, deployed);
  return setting.kind === "smtp" ? setting.server : setting;
};

describe("where mails go [MC-83]", () => {
  test("unset: the local mailbox in demo mode, nowhere elsewhere", () => {
    expect(mailSetting(undefined, undefined, { isDemo: true, hasBinding: false })).toEqual({
      kind: "mailbox",
    });
    expect(mailSetting(undefined, undefined, deployed)).toEqual({ kind: "none" });
    expect(mailSetting("none:", undefined, { isDemo: true, hasBinding: false })).toEqual({ kind: "none" });
  });

  test("the binding, when there is one", () => {
    expect(mailSetting("cloudflare:", FROM, { isDemo: false, hasBinding: true })).toEqual({
      kind: "cloudflare",
      from,
    });
  });

  test.each([
    ["smtps://mail.example.com", { host: "mail.example.com", port: 465, tls: "implicit", user: null }],
    ["smtp://mail.example.com", { host: "mail.example.com", port: 587, tls: "starttls", user: null }],
    ["smtp://10.0.0.5:25?tls=off", { host: "10.0.0.5", port: 25, tls: "off", user: null }],
    ["smtp://[::1]:25?tls=off", { host: "::1", port: 25, tls: "off", user: null }],
    [
      "smtps://ann%40example.com:p%25%3A%2Fs@mail.example.com:4650",
      {
        host: "mail.example.com",
        port: 4650,
        tls: "implicit",
        user: { name: "ann@example.com", password: "p%:/s" },
      },
    ],
  ])("%s", (url, server) => {
    expect(smtp(url)).toEqual(server);
  });

  test.each([
    ["no scheme of ours", "https://mail.example.com", FROM],
    ["no URL", "mail.example.com", FROM],
    ["no host", "smtp://", FROM],
    ["a path", "smtp://mail.example.com/inbox", FROM],
    ["an option that is none", "smtp://mail.example.com?tls=no", FROM],
    ["TLS on and off", "smtps://mail.example.com?tls=off", FROM],
    ["a password in the clear", "smtp://ann:secret@mail.example.com?tls=off", FROM],
    ["a percent sign alone", "smtp://ann:100%@mail.example.com", FROM],
    ["no sender", "smtp://mail.example.com", undefined],
    ["a sender that is none", "smtp://mail.example.com", "Gatehouse"],
    ["a sender with a second line", "smtp://mail.example.com", "gate@example.com\r\nBcc: x@example.com"],
    ["a binding that is not there", "cloudflare:", FROM],
  ])("%s is refused with a sentence, and no secret in it", (_what, url, sender) => {
    expect(() => mailSetting(url, sender, deployed)).toThrow(/^MAIL_(URL|FROM)\b(?!.*secret)/);
  });

  test("a password in the clear is for this machine only", () => {
    expect(smtp("smtp://ann:x@127.0.0.1:2525?tls=off")).toMatchObject({
      user: { name: "ann", password: "x" },
    });
  });
});
