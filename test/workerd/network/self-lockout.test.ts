import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SavedEntry } from "~/domain/network/saved-list";
import { days } from "~/domain/time/durations";
import type { ChangeRequest } from "~/features/network/change-list.server";
import { aCompany, ELSEWHERE, OFFICE, type TestCompany } from "../../support/company";
import { edit, entry, listOf, listOn, saver, traces } from "../../support/network";

/** A company with its list on and two entries: the office, and where nobody is. */
async function twoEntries() {
  const company = await aCompany();
  const who = await listOn(company, ["203.0.113.0/24", "192.0.2.0/24"]);
  const [office, other] = (await listOf(company)).entries as [SavedEntry, SavedEntry];
  return { company, who, office, other };
}

const away = (entry_: SavedEntry, facts: Partial<SavedEntry> = {}): ChangeRequest["edit"] => ({
  kind: "change",
  publicId: entry_.publicId,
  entry: { ...entry_, ...facts },
});

describe("nobody can save a list that leaves out where they are", () => {
  test.each<[string, (list: { office: SavedEntry; other: SavedEntry }) => ChangeRequest["edit"]]>([
    ["by deleting the entry", ({ office }) => ({ kind: "remove", publicId: office.publicId })],
    ["by changing its network", ({ office }) => away(office, { network: entry("198.51.100.0/24").network })],
    ["by giving it an end", ({ office }) => away(office, { expiresAt: Date.now() + days(300) })],
    ["by making it somebody else's", ({ office }) => away(office, { scope: "user", scopeId: 999_999 })],
  ])("%s: 409, nothing changed, no audit and no outbox row [AM-15]", async (_title, make) => {
    const { company, who, office, other } = await twoEntries();
    const before = { list: await listOf(company), traces: await traces(company) };
    expect(await edit(company, who, make({ office, other }))).toEqual({
      ok: false,
      refusal: "current_ip_missing",
    });
    expect({ list: await listOf(company), traces: await traces(company) }).toEqual(before);
  });

  test("an exempt administrator neither, nor with another administrator covered [AM-15]", async () => {
    const { company, who, office } = await twoEntries();
    const boris = await company.aPerson({ roles: ["administrator"] });
    await company.rehydrate();
    await company.signedIn(boris, "192.0.2.5");
    await company.gate().flush();
    expect(
      await edit(company, who, { kind: "exempt", userIds: [company.owner.userId], isExempt: true }),
    ).toMatchObject({ ok: true });
    expect(await edit(company, who, { kind: "remove", publicId: office.publicId })).toEqual({
      ok: false,
      refusal: "current_ip_missing",
    });
  });

  test("nor by switching a list on that does not hold their address, or without an address at all", async () => {
    const company = await aCompany();
    await company.signedIn(company.owner, OFFICE);
    await company.gate().flush();
    const who = await saver(company);
    await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24")] });
    const on = { kind: "switch", on: true } as const;
    const refused = { ok: false, refusal: "current_ip_missing" };
    expect(await edit(company, who, on)).toEqual(refused);
    expect(await edit(company, { ...who, actor: { ...who.actor, ip: null } }, on)).toEqual(refused);
  });

  test("but may empty it, which is off, and may add their own first [AM-15]", async () => {
    const { company, who, office, other } = await twoEntries();
    expect(await edit(company, who, { kind: "remove", publicId: other.publicId })).toMatchObject({
      ok: true,
    });
    expect(await edit(company, who, { kind: "remove", publicId: office.publicId })).toMatchObject({
      ok: true,
    });
    expect(await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24")] })).toEqual({
      ok: false,
      refusal: "current_ip_missing",
    });
    expect(await edit(company, who, { kind: "add", entries: [entry(OFFICE)] })).toMatchObject({ ok: true });
  });
});

describe("an administrator stays reachable", () => {
  test("a manager of the list cannot leave the only one out: refused with its reason, nothing written [AM-15]", async () => {
    const { company, other } = await twoEntries();
    const boris = await company.aPerson({ roles: ["manager"] });
    await company.rehydrate();
    const outside = await saver(company, boris, "192.0.2.5");
    const office = (await listOf(company)).entries[0] as SavedEntry;
    const before = await traces(company);
    expect(await edit(company, outside, { kind: "remove", publicId: office.publicId })).toEqual({
      ok: false,
      refusal: "no_reachable_admin",
    });
    expect(await traces(company)).toEqual(before);
    expect(other.network.text).toBe("192.0.2.0/24");
  });

  test("two who delete each other's cover, fifty saves at once: one wins at each version, both are never out [AM-15]", async () => {
    const { company, who, office, other } = await twoEntries();
    const boris = await company.aPerson({ roles: ["administrator"] });
    await company.rehydrate();
    await company.signedIn(boris, "192.0.2.5");
    await company.signedIn(company.owner, OFFICE);
    await company.gate().flush();
    const his = await saver(company, boris, "192.0.2.5");
    const before = await traces(company);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        at % 2 === 0
          ? edit(company, who, { kind: "remove", publicId: other.publicId })
          : edit(company, his, { kind: "remove", publicId: office.publicId }),
      ),
    );
    const saved = outcomes.filter((outcome) => outcome.ok).length;
    const after = await traces(company);
    expect(saved).toBe(1);
    expect(Number(after?.audit) - Number(before?.audit)).toBe(saved);
    expect(Number(after?.outbox) - Number(before?.outbox)).toBe(saved);
    expect(Number(after?.version) - Number(before?.version)).toBe(saved);
    expect(await isReachable(company)).toBe(true);
  });

  test("whoever lost their rights a moment ago saves nothing", async () => {
    const { company, who } = await twoEntries();
    await company.db.$client
      .prepare("UPDATE users SET access_version = access_version + 1 WHERE id = ?")
      .bind(who.userId)
      .run();
    const before = await traces(company);
    expect(await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24")] })).toMatchObject({
      ok: false,
    });
    expect(await traces(company)).toEqual(before);
  });
});

const isReachable = async (company: TestCompany) =>
  (await company.rows("SELECT 1 FROM reachable_admins WHERE account_id = ?", company.accountId)).length > 0;

const NETWORKS = [OFFICE, "203.0.113.0/24", "198.51.100.0/24", "192.0.2.5", "2001:db8::/64"];
const ADDRESSES = [OFFICE, ELSEWHERE, "192.0.2.5", "2001:db8::5"];

/** One step of somebody: who, from where, and what they do; numbers choose among what there is. */
const step = fc.record({
  who: fc.nat(1),
  from: fc.constantFrom(...ADDRESSES),
  act: fc.constantFrom("add", "remove", "change", "on", "off", "exempt", "unexempt", "sign_in" as const),
  network: fc.constantFrom(...NETWORKS),
  scope: fc.constantFrom("account", "department", "user" as const),
  mode: fc.constantFrom("extends", "replaces" as const),
  pick: fc.nat(20),
  expires: fc.boolean(),
});

test("after any sequence of saves whoever saved last is let in, and an administrator stays reachable [AM-15]", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const company = await aCompany();
      const boris = await company.aPerson({ roles: ["administrator"] });
      const people = [company.owner, boris];
      for (const person of people) await company.signedIn(person, OFFICE);
      await company.gate().flush();
      for (const { who, from, act, network, scope, mode, pick, expires } of steps) {
        const person = people[who] ?? company.owner;
        if (act === "sign_in") {
          await company.signedIn(person, from).catch(() => undefined);
          await company.gate().flush();
          continue;
        }
        const by = await saver(company, person, from);
        const { entries } = await listOf(company);
        const picked = entries[pick % Math.max(1, entries.length)];
        const scopeId = scope === "account" ? null : scope === "user" ? person.userId : by.departmentId;
        const expiresAt = expires ? company.clock.now + days(1) : null;
        const made = entry(network, {
          scope,
          scopeId,
          mode: scope === "account" ? "extends" : mode,
          expiresAt,
        });
        const outcome = await edit(company, by, editOf(act, made, picked, person.userId));
        if (!outcome.ok) continue;
        expect(await isReachable(company)).toBe(true);
        const list = await listOf(company);
        if (!list.on || list.entries.length === 0) continue;
        const session = await company.signedIn(person, from);
        expect(await session.ask()).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

function editOf(
  act: string,
  made: SavedEntry,
  picked: SavedEntry | undefined,
  userId: number,
): ChangeRequest["edit"] {
  if (act === "on" || act === "off") return { kind: "switch", on: act === "on" };
  if (act === "exempt" || act === "unexempt")
    return { kind: "exempt", userIds: [userId], isExempt: act === "exempt" };
  if (picked === undefined || act === "add") return { kind: "add", entries: [made] };
  return act === "remove" ? { kind: "remove", publicId: picked.publicId } : away(picked, made);
}
