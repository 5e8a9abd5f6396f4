import { describe, expect, test } from "vitest";
import { judgeTarget } from "~/domain/webhooks/target";

const refusal = (url: string) => {
  const target = judgeTarget(url);
  return target.ok ? null : target.refusal;
};

describe("targets of webhooks [security.md 51]", () => {
  test.each([
    ["https://hooks.example.com/in?x=1"],
    ["https://hooks.example.com:8443/"],
    ["https://пример.example.com/"],
    ["https://example.co.uk./a"],
  ])("%s may be one", (url) => expect(refusal(url)).toBeNull());

  test.each([
    ["", "not_url"],
    ["hooks.example.com", "not_url"],
    [`https://example.com/${"a".repeat(500)}`, "not_url"],
    ["http://hooks.example.com/", "not_https"],
    ["ftp://hooks.example.com/", "not_https"],
    ["javascript:alert(1)", "not_https"],
    ["https://me:secret@example.com/", "has_password"],
    ["https://example.com@127.0.0.1/", "has_password"],
    ["https://127.0.0.1/", "literal"],
    ["https://127.1/", "literal"],
    ["https://2130706433/", "literal"],
    ["https://0x7f000001/", "literal"],
    ["https://0177.0.0.1/", "literal"],
    ["https://0x7f.0.0.1/", "literal"],
    ["https://127.0.0.1./", "literal"],
    ["https://１２７.0.0.1/", "literal"],
    ["https://169.254.169.254/latest/meta-data", "literal"],
    ["https://10.0.0.1/", "literal"],
    ["https://203.0.113.7/", "literal"],
    ["https://[::1]/", "literal"],
    ["https://[::ffff:127.0.0.1]/", "literal"],
    ["https://[fd00::1]/", "literal"],
    ["https://localhost/", "private"],
    ["https://LOCALHOST./", "private"],
    ["https://a.localhost/", "private"],
    ["https://metadata.google.internal/", "private"],
    ["https://printer.local/", "private"],
    ["https://intranet/", "private"],
    ["https://nas.home.arpa/", "private"],
    ["https://hooks.example.com:22/", "port"],
    ["https://hooks.example.com:8787/", "port"],
  ])("%s is refused: %s", (url, why) => expect(refusal(url)).toBe(why));

  test("this machine is one only where it is allowed", () => {
    for (const url of ["http://127.0.0.1:5000/in", "http://localhost:5000/in", "http://[::1]:5000/in"]) {
      expect(judgeTarget(url).ok).toBe(false);
      expect(judgeTarget(url, true)).toEqual({ ok: true, url });
    }
    expect(judgeTarget("http://10.0.0.1:5000/in", true).ok).toBe(false);
  });
});
