import { describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";

const verify = (server: Gatehouse, headers: Record<string, string>) =>
  fetch(new URL("/verify", server.hasherUrl), {
    method: "POST",
    headers,
    body: JSON.stringify({ password: "correct horse battery", hash: null }),
  });

describe("the hasher's own process (security.md 26, 32)", () => {
  test("answers nobody but Gatehouse", async () => {
    await using server = await serve();
    expect((await verify(server, {})).status).toBe(404);
    expect((await verify(server, { "x-hasher-key": "guess" })).status).toBe(404);
  });

  test("takes a bounded part of a storm, sends the rest away, and works again afterwards", async () => {
    await using server = await serve();
    const key = { "x-hasher-key": server.secrets.HASHER_KEY };
    const answers = await Promise.all(Array.from({ length: 200 }, () => verify(server, key)));
    const sentAway = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length + sentAway.length).toBe(200);
    expect(sentAway.length).toBeGreaterThan(0);
    for (const { headers } of sentAway) expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await verify(server, key)).status).toBe(200);
  });
});
