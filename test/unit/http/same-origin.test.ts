import { describe, expect, test } from "vitest";
import { clientAddress } from "~/http/client-address";
import { isSameOrigin } from "~/http/same-origin";

const OURS = "https://gate.example.com";
const request = (headers: Record<string, string>, url = `${OURS}/logout`) =>
  new Request(url, { method: "POST", headers });

describe("a request that changes something comes from our own pages (ASVS 3.5.1)", () => {
  test.each([
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin", origin: OURS }, true],
    [{ "sec-fetch-site": "same-origin", origin: "https://evil.example" }, false],
    [{ "sec-fetch-site": "same-origin", origin: "null" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "same-site", origin: OURS }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "cross-site", origin: OURS }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ "sec-fetch-site": "" }, false],
    [{ "sec-fetch-site": "SAME-ORIGIN" }, false],
    [{ origin: OURS }, true],
    [{ origin: "http://gate.example.com" }, false],
    [{ origin: "https://gate.example.com:8443" }, false],
    [{ origin: "https://gate.example.com.evil.example" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "" }, false],
    [{}, false],
    [{ referer: `${OURS}/log` }, false],
  ])("%j → %s", (headers, ours) => {
    expect(isSameOrigin(request(headers as Record<string, string>), OURS)).toBe(ours);
  });
});

describe("the client's address has one source (ASVS 4.1.3)", () => {
  const real = { "cf-connecting-ip": "203.0.113.7" };
  const claims = [
    "x-forwarded-for",
    "x-real-ip",
    "forwarded",
    "true-client-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "fastly-client-ip",
    "cf-pseudo-ipv4",
    "x-forwarded",
    "via",
  ];

  test.each(claims)("%s decides nothing, alone or beside the real one", (name) => {
    const settings = { CLIENT_ADDRESS: "cloudflare" as const };
    const claim = { [name]: "198.51.100.9" };
    expect(clientAddress(request(claim), settings)).toEqual({ trusted: true, address: null });
    expect(clientAddress(request({ ...real, ...claim }), settings)).toEqual({
      trusted: true,
      address: "203.0.113.7",
    });
  });

  test.each([
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:DB8::1", "2001:db8::1"],
    ["203.0.113.7, 198.51.100.9", null],
    ["203.0.113.07", null],
    ["203.0.113.7:443", null],
    [" 203.0.113.7 x", null],
    ["fe80::1%eth0", null],
    ["", null],
  ])("%j is %j", (claimed, address) => {
    const answer = clientAddress(request({ "cf-connecting-ip": claimed }), { CLIENT_ADDRESS: "cloudflare" });
    expect(answer).toEqual({ trusted: true, address });
  });

  test.each([
    ["the right secret", "s".repeat(20), true],
    ["another of the same length", "t".repeat(20), false],
    ["a part of it", "s".repeat(19), false],
    ["none", undefined, false],
  ])("behind a proxy with %s", (_name, secret, trusted) => {
    const headers = { ...real, ...(secret && { "x-gatehouse-proxy": secret }) };
    const answer = clientAddress(request(headers), {
      CLIENT_ADDRESS: "proxy",
      PROXY_SECRET: "s".repeat(20),
    });
    expect(answer.trusted).toBe(trusted);
  });

  test.each([
    ["http://localhost:8787/", true],
    ["http://127.0.0.1:8787/", true],
    ["http://gate.example.com/", false],
    ["http://localhost.evil.example/", false],
  ])("the demo at %s answers: %s", (url, trusted) => {
    expect(clientAddress(request(real, url), { CLIENT_ADDRESS: "demo" }).trusted).toBe(trusted);
  });
});
