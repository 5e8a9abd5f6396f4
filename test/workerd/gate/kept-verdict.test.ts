import { describe, expect, test } from "vitest";
import { type Admitted, SAME } from "~/domain/session/gate";
import { minutes } from "~/domain/time/durations";
import { aCompany, from, newId, OFFICE, type Person, type TestCompany } from "../../support/company";
import { aHold } from "../../support/holds";
import { aLimit } from "../../support/limits";

let company: TestCompany;
let person: Person;

/** A session whose verdict somebody keeps, and the question whether it still holds. */
async function kept() {
  company = await aCompany();
  person = await company.aPerson();
  const { tokenHash } = await company.signedIn(person);
  const ask = (stamp: string | null, address = OFFICE) =>
    company.gate().admit({
      tokenHash,
      address,
      now: company.clock.now,
      stamp,
      keeps: true,
      page: "/",
    }) as Promise<unknown>;
  const first = (await ask(null)) as Admitted;
  expect(first.facts?.person.user).toBe(person.userId);
  return { tokenHash, again: (stamp = first.stamp) => ask(stamp) };
}

describe("who keeps a verdict by its stamp", () => {
  test("hears one word while nothing in it has changed", async () => {
    const { again } = await kept();
    expect(await again()).toBe(SAME);
    company.clock.now += minutes(1);
    expect(await again()).toBe(SAME);
  });

  test("hears all of it as soon as the person says that they are away, and one word again after", async () => {
    const { again } = await kept();
    const now = company.clock.now;
    await company
      .gate()
      .say({ user: person.userId, said: { availability: "away", until: now + minutes(5) }, now });
    expect(await again()).toMatchObject({
      ok: true,
      said: { availability: "away", until: now + minutes(5) },
    });
    await company.gate().say({ user: person.userId, said: { availability: "available", until: null }, now });
    expect(await again()).toBe(SAME);
  });

  test("hears all of it with each action that brings a limit nearer [AM-18]", async () => {
    const { again } = await kept();
    await aLimit(company, { threshold: 5 });
    const count = async (times: number) => {
      for (let i = 0; i < times; i++) {
        const counted = { user: person.userId, actionId: newId(), now: company.clock.now };
        const costs = [{ metric: "deals_handled" as const, keys: [newId()], amount: 1 }];
        await company.gate().consume({ ...counted, costs });
        await company.gate().confirm({ ...counted, done: true });
      }
    };
    const { stamp } = (await again()) as Admitted;
    await count(3);
    expect(await again(stamp)).toBe(SAME);
    await count(1);
    const nearer = (await again(stamp)) as Admitted;
    expect(nearer.near).toMatchObject([{ count: 4, threshold: 5 }]);
    expect(await again(nearer.stamp)).toBe(SAME);
  });

  test("hears of a block and of a sign-out as everybody does, in full", async () => {
    const blocked = await kept();
    await aHold(company, person.userId, "manual_block", null);
    expect(await blocked.again()).toMatchObject({ ok: false, reason: "ended" });
    const left = await kept();
    const end = { reason: "signed_out", actorId: null, origin: null, event: "logout" } as const;
    await company.gate().endSessions({ user: person.userId, now: company.clock.now, ...end });
    expect(await left.again()).toMatchObject({ ok: false, reason: "ended", end: "signed_out" });
  });

  test("who looks as somebody else hears all of it each time: the preview's end is no part of a stamp [AU-08]", async () => {
    await kept();
    const { tokenHash } = await company.signedIn(company.owner);
    const newHash = newId();
    const now = company.clock.now;
    await company
      .gate()
      .startPreview({ tokenHash, newHash, subject: person.userId, now, origin: from(OFFICE) });
    const ask = (stamp: string | null) =>
      company.gate().admit({ tokenHash: newHash, address: OFFICE, now, stamp, keeps: true, page: "/" });
    const first = (await ask(null)) as Admitted;
    expect(await ask(first.stamp)).toMatchObject({
      ok: true,
      facts: null,
      preview: { until: first.preview?.until },
    });
  });
});
