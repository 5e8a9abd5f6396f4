import { describe, expect, test } from "vitest";
import { base64url } from "~/domain/ids/public-id";
import { SESSION_COOKIE } from "~/http/cookies";
import { type SealKey, seal, unseal } from "~/http/sealed";
import { readDevice, readSession, sealSession, setDeviceCookie } from "~/http/session-cookie";
import { readTicket, setTicket, TICKETS, type TicketKind } from "~/http/ticket";

const key = (kid: string, fill: number): SealKey => ({ kid, bytes: new Uint8Array(32).fill(fill) });
const keys = [key("k2", 2), key("k1", 1)];
const account = base64url(new Uint8Array(16).fill(7));
const token = base64url(new Uint8Array(32).fill(9));
const session = { account, shard: 5, token };
const asHeader = (value: string, name: string = SESSION_COOKIE) => `${name}=${value}`;

describe("a sealed session cookie", () => {
  test("is read back, whichever of the keys sealed it (rotation)", async () => {
    for (const signing of [keys, [key("k1", 1)]]) {
      expect(await readSession(keys, asHeader(await sealSession(signing, session)))).toEqual(session);
    }
  });

  test("fits into a cookie", async () => {
    expect((await sealSession(keys, { ...session, shard: 63 })).length).toBeLessThan(4_096);
  });

  test("one changed character anywhere makes it worthless", async () => {
    const sealed = await sealSession(keys, session);
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === "A" ? "B" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(await readSession(keys, asHeader(changed)), `character ${at}`).toBeNull();
    }
  });

  test("cut, doubled, padded, under a strange key or of another kind it is nobody's", async () => {
    const sealed = await sealSession(keys, session);
    const strange = await sealSession([key("k2", 3)], session);
    const unknown = await sealSession([key("k9", 2)], session);
    const device = await seal(keys, (kid) => ["d1", kid, account]);
    const hostile = [
      "",
      ".",
      "....",
      sealed.slice(0, -1),
      `${sealed}=`,
      `${sealed}.`,
      `.${sealed}`,
      `"${sealed}"`,
      sealed.toUpperCase(),
      strange,
      unknown,
      device,
      "%",
      "x".repeat(5_000),
    ];
    for (const value of hostile) expect(await readSession(keys, asHeader(value)), value).toBeNull();
    expect(await readSession(keys, `${asHeader(sealed)}; ${asHeader(sealed)}`)).toBeNull();
    expect(await readSession(keys, null)).toBeNull();
  });

  test("fields that are no session are refused even under a right seal", async () => {
    const wrong = [
      ["2", account, "5", token],
      ["1", "short", "5", token],
      ["1", account, "500", token],
      ["1", account, "-1", token],
      ["1", account, "5", "short"],
      ["1", account, "5", token, "more"],
    ];
    for (const [version, ...rest] of wrong) {
      const sealed = await seal(keys, (kid) => [version as string, kid, ...rest]);
      expect(await readSession(keys, asHeader(sealed)), String(wrong)).toBeNull();
    }
  });

  test("without a key nothing is sealed", async () => {
    await expect(seal([], () => ["1"])).rejects.toThrow("COOKIE_KEYS");
    expect(await unseal([], await sealSession(keys, session))).toBeNull();
  });
});

test("a device cookie is read back and is no session", async () => {
  const [pair = ""] = (await setDeviceCookie(keys, account)).split(";");
  expect(await readDevice(keys, pair)).toBe(account);
  expect(await readSession(keys, pair.replace("__Host-gatehouse-device", SESSION_COOKIE))).toBeNull();
});

describe("a ticket", () => {
  const kinds = Object.keys(TICKETS) as TicketKind[];

  test.each(kinds)("%s works to the ms before its end, and not at it", async (kind) => {
    const { cookie, lifeMs } = TICKETS[kind];
    const line = await setTicket(keys, kind, "someone", 1_000);
    const [pair = ""] = line.split(";");
    expect(line).toContain(`Max-Age=${lifeMs / 1_000}; Secure; HttpOnly; SameSite=Lax`);
    expect(cookie).toMatch(/^__Host-/);
    expect(await readTicket(keys, kind, pair, 1_000 + lifeMs - 1)).toBe("someone");
    expect(await readTicket(keys, kind, pair, 1_000 + lifeMs)).toBeNull();
  });

  test("of one purpose is worth nothing for another, even under its cookie's name", async () => {
    for (const from of kinds) {
      const [pair = ""] = (await setTicket(keys, from, "someone", 0)).split(";");
      for (const to of kinds.filter((kind) => kind !== from)) {
        const renamed = pair.replace(TICKETS[from].cookie, TICKETS[to].cookie);
        expect(await readTicket(keys, to, renamed, 1), `${from} as ${to}`).toBeNull();
      }
    }
  });
});
