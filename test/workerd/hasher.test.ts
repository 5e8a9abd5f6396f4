import { describe, expect, test } from "vitest";
import hasher from "~workers/hasher";
import { loadArgon2id } from "~workers/hasher/argon2";
import { hashPassword, MAX_PASSWORD_BYTES, verifyPassword } from "~workers/hasher/passwords";
import { readPeppers } from "~workers/hasher/pepper";
import { CEILING, COST, isStale, parseHash } from "~workers/hasher/phc";
import { BoundedQueue, MAX_WAITING } from "~workers/hasher/queue";
import { HasherBusy, hasherClient } from "~workers/hasher-client";

const key = (fill: string) => btoa(fill.repeat(32)).replaceAll("=", "");
const PASSWORD_PEPPER = `new:${key("n")},old:${key("o")}`;
const peppers = readPeppers(PASSWORD_PEPPER);
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A hash with one part of its PHC string replaced. */
const altered = (hash: string, part: RegExp, by: string) => {
  expect(hash).toMatch(part);
  return hash.replace(part, by);
};

describe("argon2id inside the runtime", () => {
  test("gives the tag of RFC 9106, 5.3", async () => {
    const argon2id = await loadArgon2id();
    const tag = argon2id({
      password: new Uint8Array(32).fill(1),
      salt: new Uint8Array(16).fill(2),
      secret: new Uint8Array(8).fill(3),
      ad: new Uint8Array(12).fill(4),
      memorySize: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    });
    expect(hex(tag)).toBe("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  });

  test("costs at least what OWASP asks (19 MiB, two passes)", () => {
    expect(COST.memory).toBeGreaterThanOrEqual(19 * 1024);
    expect(COST.passes).toBeGreaterThanOrEqual(2);
  });
});

describe("a password and its hash", () => {
  test("the exact bytes fit, and nothing else", async () => {
    const password = "Zażółć gęślą jaźń 🙂";
    const hash = await hashPassword(password, peppers);
    const table: [string, boolean][] = [
      [password, true],
      [password.normalize("NFD"), false],
      [` ${password}`, false],
      [password.toUpperCase(), false],
      ["", false],
    ];
    for (const [typed, ok] of table)
      expect(await verifyPassword(typed, hash, peppers)).toEqual({ ok, stale: false });
  });

  test("the same password hashes differently each time", async () => {
    expect(await hashPassword("correct horse battery", peppers)).not.toBe(
      await hashPassword("correct horse battery", peppers),
    );
  });

  test("1,024 bytes are hashed, 1,025 are refused", async () => {
    const longest = "ż".repeat(MAX_PASSWORD_BYTES / 2);
    const hash = await hashPassword(longest, peppers);
    expect((await verifyPassword(longest, hash, peppers)).ok).toBe(true);
    expect((await verifyPassword(`${longest}x`, hash, peppers)).ok).toBe(false);
    await expect(hashPassword(`${longest}x`, peppers)).rejects.toThrow(RangeError);
    await expect(hashPassword("", peppers)).rejects.toThrow(RangeError);
  });

  test("an older pepper still fits and asks for a new hash; an unknown one does not fit", async () => {
    const old = readPeppers(`old:${key("o")}`);
    const hash = await hashPassword("correct horse battery", old);
    expect(await verifyPassword("correct horse battery", hash, peppers)).toEqual({ ok: true, stale: true });
    const other = readPeppers(`x:${key("x")}`);
    expect((await verifyPassword("correct horse battery", hash, other)).ok).toBe(false);
  });

  test("without a hash, or with one that is not ours, the answer is no", async () => {
    const hash = await hashPassword("correct horse battery", peppers);
    const hashes = [
      null,
      "",
      "x",
      hash.replace("argon2id", "argon2i"),
      `${hash}A`,
      "$argon2id$v=19$m=1,t=1,p=1$$",
    ];
    for (const stored of hashes)
      expect(await verifyPassword("correct horse battery", stored, peppers)).toEqual({
        ok: false,
        stale: false,
      });
  });
});

describe("parameters of a stored hash", () => {
  test("at the ceiling they are read, above it they are refused", async () => {
    const hash = await hashPassword("correct horse battery", peppers);
    const table: [RegExp, string, boolean][] = [
      [/m=\d+/, `m=${CEILING.memory}`, true],
      [/m=\d+/, `m=${CEILING.memory + 1}`, false],
      [/t=\d+/, `t=${CEILING.passes}`, true],
      [/t=\d+/, `t=${CEILING.passes + 1}`, false],
      [/p=\d+/, `p=${CEILING.lanes}`, true],
      [/p=\d+/, `p=${CEILING.lanes + 1}`, false],
      [/m=\d+/, "m=7", false],
      [/t=\d+/, "t=0", false],
      [/m=\d+/, "m=9999999999", false],
    ];
    for (const [part, by, read] of table) expect(parseHash(altered(hash, part, by)) !== null, by).toBe(read);
  });

  test("weaker than today's is stale, equal is not", async () => {
    const hash = await hashPassword("correct horse battery", peppers);
    const stale = (part: RegExp, by: string) => isStale(parseHash(altered(hash, part, by))!, "new");
    expect(stale(/m=\d+/, `m=${COST.memory}`)).toBe(false);
    expect(stale(/m=\d+/, `m=${COST.memory - 1}`)).toBe(true);
    expect(stale(/t=\d+/, "t=1")).toBe(true);
    expect(stale(/keyid=new/, "keyid=old")).toBe(true);
  });
});

test("a hasher without its pepper, or with a short one, does not start", () => {
  for (const text of [undefined, "", "a:AAAA", "novalue", ":AAAA", `bad id:${key("x")}`])
    expect(() => readPeppers(text), String(text)).toThrow();
});

describe("the queue", () => {
  test("one runs, 24 wait, the next is sent away until a place is given back", () => {
    const queue = new BoundedQueue();
    const places = Array.from({ length: 1 + MAX_WAITING }, () => queue.enter(0));
    expect(places).not.toContain(null);
    expect(queue.enter(0)).toBeNull();
    places[0]!();
    expect(queue.enter(0)).not.toBeNull();
  });

  test("a place that nobody gives back is free again after 30 seconds", () => {
    const queue = new BoundedQueue();
    for (let i = 0; i <= MAX_WAITING; i++) queue.enter(0);
    expect(queue.enter(30_000)).toBeNull();
    expect(queue.enter(30_001)).not.toBeNull();
  });
});

describe("the second Worker", () => {
  const binding = (env: object) =>
    ({
      fetch: (url: string, init: RequestInit) => hasher.fetch(new Request(url, init), env),
    }) as unknown as Fetcher;

  test("hashes and verifies through its client", async () => {
    const client = hasherClient(binding({ PASSWORD_PEPPER }));
    const hash = await client.hash("correct horse battery");
    expect(await client.verify("correct horse battery", hash)).toEqual({ ok: true, stale: false });
    expect(await client.verify("correct horse battery", null)).toEqual({ ok: false, stale: false });
    expect(await client.verify("x".repeat(1_000_000), hash)).toEqual({ ok: false, stale: false });
  });

  test("sends the excess of a burst away with a time to come back", async () => {
    const client = hasherClient(binding({ PASSWORD_PEPPER }));
    const burst = Array.from({ length: MAX_WAITING + 11 }, () => client.verify("wrong", null));
    const answers = await Promise.allSettled(burst);
    const busy = answers.filter((answer) => answer.status === "rejected").map(({ reason }) => reason);
    expect(busy).toHaveLength(10);
    for (const reason of busy) expect(reason).toBeInstanceOf(HasherBusy);
    expect(busy[0].retryAfterSeconds).toBeGreaterThan(0);
  });

  test("answers 400 to a malformed question and 404 to any other", async () => {
    const ask = (method: string, path: string, body?: string, env: object = { PASSWORD_PEPPER }) =>
      hasher.fetch(
        new Request(`https://hasher${path}`, { method, ...(body === undefined ? {} : { body }) }),
        env,
      );
    const status = async (...args: Parameters<typeof ask>) => (await ask(...args)).status;
    for (const body of ["", "{", "[]", '{"password":1}', '{"password":"x","extra":1}', '{"password":""}'])
      expect(await status("POST", "/hash", body), body).toBe(400);
    expect(await status("POST", "/verify", `{"password":"${"x".repeat(20_000)}","hash":null}`)).toBe(400);
    expect(await status("GET", "/hash")).toBe(404);
    expect(await status("POST", "/other", "{}")).toBe(404);
    const closed = { PASSWORD_PEPPER, HASHER_KEY: "k" };
    expect(await status("POST", "/hash", '{"password":"correct horse"}', closed)).toBe(404);
  });
});
