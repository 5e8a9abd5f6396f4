import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PERMISSIONS, RANK, type Rights } from "~/domain/access";
import { narrowed, READING, readToken, tokenText } from "~/domain/session/token";
import { countOne, TOKEN_QUOTA, TOKEN_WINDOW_MS } from "~/domain/session/token-rate";

const ACCOUNT = "AAAAAAAAAAAAAAAAAAAA-_";
const SECRET = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF-";

describe("the text of an API token (ASVS 7.2.3) [security.md 11]", () => {
  test("says account and secret, and is read back", () => {
    const text = tokenText(ACCOUNT, SECRET);
    expect(text).toBe(`gh_${ACCOUNT}_${SECRET}`);
    expect(readToken(text)).toEqual({ account: ACCOUNT, secret: SECRET });
  });

  test.each([
    ["nothing", ""],
    ["something before it", `x${tokenText(ACCOUNT, SECRET)}`],
    ["something behind it", `${tokenText(ACCOUNT, SECRET)}x`],
    ["a line break behind it", `${tokenText(ACCOUNT, SECRET)}\n`],
    ["a shorter account", tokenText(ACCOUNT.slice(1), SECRET)],
    ["a shorter secret", tokenText(ACCOUNT, SECRET.slice(1))],
    ["another alphabet in the account", tokenText(ACCOUNT.replace("-", "+"), SECRET)],
    ["another alphabet in the secret", tokenText(ACCOUNT, SECRET.replace("-", "="))],
    ["the prefix of another product", tokenText(ACCOUNT, SECRET).replace("gh_", "gx_")],
  ])("%s is none", (_what, text) => {
    expect(readToken(text)).toBeNull();
  });
});

describe("what a token may do [security.md 40]", () => {
  const table = (rank: number) => new Uint8Array(PERMISSIONS.length).fill(rank);
  const rights: Rights = {
    cells: table(RANK.any),
    bySource: { 7: table(RANK.own) },
    byConnection: { 9: table(RANK.own_dept) },
    isAdministrator: true,
    validUntil: 5,
  };

  test("without scopes it has its owner's rights, an Administrator's included", () => {
    expect(narrowed(rights, null)).toBe(rights);
  });

  test("with scopes it keeps those cells everywhere, loses all others, and is no Administrator", () => {
    fc.assert(
      fc.property(fc.subarray([...PERMISSIONS]), (scopes) => {
        const kept = (rank: number) =>
          Uint8Array.from(PERMISSIONS, (one) => (scopes.includes(one) ? rank : RANK.denied));
        expect(narrowed(rights, scopes)).toEqual({
          cells: kept(RANK.any),
          bySource: { 7: kept(RANK.own) },
          byConnection: { 9: kept(RANK.own_dept) },
          isAdministrator: false,
          validUntil: 5,
        });
      }),
    );
  });

  test("one that only looks sees, and changes, takes out and gives nothing", () => {
    expect(READING.join(" ")).toBe(
      "deals.view contacts.view contacts.see_phone_email companies.view tasks.view channels.view conversations.list " +
        "conversations.history stats.personal stats.team stats.general directory.names users.view access.explain " +
        "authlog.view audit.view activity.view limits.view",
    );
  });
});

describe("how often a token may ask [security.md 27]", () => {
  const start = 1_000 * TOKEN_WINDOW_MS;

  test("the last of the quota is answered, the next is one too many, the next minute begins anew", () => {
    let window: ReturnType<typeof countOne>["window"] | undefined;
    const count = (now: number) => {
      const counted = countOne(window, now);
      window = counted.window;
      return counted;
    };
    expect(count(start)).toEqual({
      window: { startedAt: start, count: 1 },
      rate: { limit: TOKEN_QUOTA, remaining: TOKEN_QUOTA - 1, resetMs: TOKEN_WINDOW_MS },
      isOver: false,
    });
    for (let asked = 2; asked < TOKEN_QUOTA; asked += 1) expect(count(start + 1).isOver).toBe(false);
    expect(count(start + 2)).toMatchObject({ isOver: false, rate: { remaining: 0 } });
    expect(count(start + TOKEN_WINDOW_MS - 1)).toMatchObject({
      isOver: true,
      rate: { remaining: 0, resetMs: 1 },
    });
    expect(count(start + TOKEN_WINDOW_MS)).toMatchObject({
      isOver: false,
      window: { startedAt: start + TOKEN_WINDOW_MS, count: 1 },
    });
  });
});
