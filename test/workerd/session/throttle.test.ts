import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { THROTTLE } from "~/domain/session/throttle";
import { loginThrottle } from "~workers/stubs";
import { env, newId } from "../../support/company";

const NOW = Date.UTC(2026, 9, 23, 12);
const { windowMs } = THROTTLE;

/** A key of its own and the shard that counts it. */
async function aKey() {
  const key = `email:${newId()}@example.com`;
  const shard = await loginThrottle(env, key);
  const asked = { key, limit: 10, windowMs, now: NOW };
  const stored = () =>
    runInDurableObject(shard, (_object, { storage }) =>
      storage.sql.exec("SELECT 1 FROM attempts WHERE key = ?", key).toArray(),
    );
  return { shard, asked, stored };
}

describe("attempts under way (ASVS 6.3.1, 15.4.2)", () => {
  test("200 at once: the limit and not one more, before any of them has ended", async () => {
    const { shard, asked } = await aKey();
    const taken = await Promise.all(Array.from({ length: 200 }, () => shard.reserve(asked)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(10);
    expect(taken.filter((one) => !one.ok && one.retryAt === NOW + windowMs)).toHaveLength(190);
  });

  test("a success writes nothing and gives its place back", async () => {
    const { shard, asked, stored } = await aKey();
    for (let n = 0; n < 25; n++) {
      const taken = await shard.reserve(asked);
      if (!taken.ok) throw new Error(`refused at ${n}`);
      await shard.refund(taken.token);
    }
    expect(await stored()).toEqual([]);
  });

  test("a failure is stored, also by an instance that has never heard of it, and counts until its window is over", async () => {
    const { shard, asked, stored } = await aKey();
    for (let n = 0; n < 10; n++) {
      const taken = await shard.reserve(asked);
      if (!taken.ok) throw new Error(`refused at ${n}`);
      await evictDurableObject(shard);
      await shard.keep({ ...asked, token: taken.token });
    }
    expect(await stored()).toHaveLength(10);
    await evictDurableObject(shard);
    expect(await shard.reserve(asked)).toEqual({ ok: false, retryAt: NOW + windowMs });
    expect(await shard.take({ ...asked, now: NOW + windowMs - 1 })).toMatchObject({ ok: false });
    expect(await shard.reserve({ ...asked, now: NOW + windowMs })).toMatchObject({ ok: true });
  });

  test("stored and open ones fill one limit, and a reset password forgets both", async () => {
    const { shard, asked, stored } = await aKey();
    for (let n = 0; n < 5; n++) {
      await shard.take(asked);
      await shard.reserve(asked);
    }
    expect(await stored()).toHaveLength(5);
    expect(await shard.take(asked)).toMatchObject({ ok: false });
    expect(await shard.reserve(asked)).toMatchObject({ ok: false });
    await shard.clear(asked.key);
    for (let n = 0; n < 10; n++) expect(await shard.reserve(asked)).toMatchObject({ ok: true });
    expect(await shard.reserve(asked)).toMatchObject({ ok: false });
  });
});
