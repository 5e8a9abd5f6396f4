import { describe, expect, test } from "vitest";
import { days } from "~/domain/time/durations";
import { changeList } from "~/features/network/change-list.server";
import { aCompany, ELSEWHERE, OFFICE } from "../../support/company";
import { edit, entry, listOf, listOn, saver, traces } from "../../support/network";

describe("the allowlist of a company", () => {
  test("is in force on every open session when the save answers: those inside stay, those outside are refused, not ended [AM-14]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const inside = await company.signedIn(anna, "203.0.113.80");
    const outside = await company.signedIn(anna, ELSEWHERE);

    await listOn(company);

    expect(await inside.ask()).toMatchObject({ ok: true });
    expect(await outside.ask()).toMatchObject({ ok: false, reason: "ip_denied", address: ELSEWHERE });
    expect(await outside.ask({ address: OFFICE })).toMatchObject({ ok: true });
    expect(await outside.ask({ address: null })).toMatchObject({ ok: false, reason: "ip_denied" });
  });

  test("refuses a sign-in from outside and puts it into the log, one row with a count for repeated requests [AM-14] [AM-13]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const session = await company.signedIn(anna, OFFICE);
    await listOn(company);
    await expect(company.signedIn(anna, ELSEWHERE)).rejects.toThrow("ip_denied");

    const now = Math.ceil(company.clock.now / 60_000) * 60_000;
    for (const later of [0, 1, 2]) await session.ask({ address: ELSEWHERE, now: now + later });
    await session.ask({ address: ELSEWHERE, now: now + 60_000 });
    await session.ask({ address: "198.51.100.10", now: now + 5 });
    await company.gate().flush();

    const rows = await company.rows(
      "SELECT event, reason, result, ip, count FROM auth_log WHERE account_id = ? AND user_id = ? AND reason = 'ip_denied' ORDER BY at, id",
      company.accountId,
      anna.userId,
    );
    const denied = { event: "ip_denied", reason: "ip_denied", result: "refused" };
    expect(rows).toEqual([
      { ...denied, ip: ELSEWHERE, count: 1 },
      { ...denied, ip: ELSEWHERE, count: 3 },
      { ...denied, ip: "198.51.100.10", count: 1 },
      { ...denied, ip: ELSEWHERE, count: 1 },
    ]);
  });

  test("writes one audit event with a row for each thing changed", async () => {
    const company = await aCompany();
    const who = await listOn(company);
    const before = await traces(company);
    await edit(company, who, {
      kind: "add",
      entries: [entry("198.51.100.0/24"), entry("2001:db8::/64", { label: "Home" })],
    });
    const after = await traces(company);
    expect(after?.audit).toBe(Number(before?.audit) + 1);
    expect(after?.outbox).toBe(Number(before?.outbox) + 1);
    const changes = await company.rows<{ field: string; before: string; after: string }>(
      "SELECT field, before, after FROM audit_changes WHERE account_id = ? ORDER BY id DESC LIMIT 2",
      company.accountId,
    );
    expect(changes.map(({ after: text }) => text).sort()).toEqual([
      "198.51.100.0/24 · account",
      "2001:db8::/64 · account · Home",
    ]);
  });

  test("lets exempt people in from anywhere, but not without an address [AM-16]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const who = await listOn(company);
    await edit(company, who, { kind: "exempt", userIds: [anna.userId], isExempt: true });
    const session = await company.signedIn(anna, ELSEWHERE);
    expect(await session.ask()).toMatchObject({ ok: true });
    expect(await session.ask({ address: null })).toMatchObject({ ok: false, reason: "ip_denied" });
  });

  test("reads each scope: a department's list adds, a person's that replaces narrows [AM-16]", async () => {
    const company = await aCompany();
    const support = await company.aDepartment("Support");
    const anna = await company.aPerson({ department: support });
    const boris = await company.aPerson();
    const who = await listOn(company);
    await edit(company, who, {
      kind: "add",
      entries: [
        entry("198.51.100.0/24", { scope: "department", scopeId: support }),
        entry("192.0.2.1", { scope: "user", scopeId: boris.userId, mode: "replaces" }),
      ],
    });
    expect(await (await company.signedIn(anna, ELSEWHERE)).ask()).toMatchObject({ ok: true });
    await expect(company.signedIn(boris, ELSEWHERE)).rejects.toThrow("ip_denied");
    await expect(company.signedIn(boris, OFFICE)).rejects.toThrow("ip_denied");
    expect(await (await company.signedIn(boris, "192.0.2.1")).ask()).toMatchObject({ ok: true });
  });

  test("emptied is off: everybody comes in from anywhere [AM-14]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const who = await listOn(company);
    const [only] = (await listOf(company)).entries;
    expect(await edit(company, who, { kind: "remove", publicId: only?.publicId ?? "" })).toMatchObject({
      ok: true,
    });
    expect(await (await company.signedIn(anna, ELSEWHERE)).ask()).toMatchObject({ ok: true });
  });

  test("an entry counts until its end, to the millisecond, whether or not anything has run", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const who = await listOn(company);
    const end = company.clock.now + days(1);
    await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24", { expiresAt: end })] });
    company.clock.now = end - 1_000;
    const session = await company.signedIn(anna, ELSEWHERE);
    expect(await session.ask({ now: end - 1 })).toMatchObject({ ok: true });
    expect(await session.ask({ now: end })).toMatchObject({ ok: false, reason: "ip_denied" });
  });
});

describe("who would be refused", () => {
  test("is asked before the first switching on: sign-ins of the log and people who are in now, by name [AM-15]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ name: "Anna", surname: "Home" });
    await company.signedIn(anna, ELSEWHERE);
    await company.signedIn(company.owner, OFFICE);
    await company.gate().flush();
    const who = await saver(company);
    await edit(company, who, { kind: "add", entries: [entry("203.0.113.0/24")] });
    const outcome = await changeList(company.needs(), who, {
      edit: { kind: "switch", on: true },
      probation: true,
      confirmed: false,
    });
    expect(outcome).toMatchObject({
      refusal: "ask",
      dryRun: { signIns: 1, people: 1, sessions: 1, online: ["Anna Home"], moreLines: 0, oldestAt: null },
    });
    expect(outcome).toMatchObject({ dryRun: { lines: [{ name: "Anna Home", ip: ELSEWHERE, times: 1 }] } });
    expect((await listOf(company)).on).toBe(false);
  });

  test("is not asked about a change that takes nothing from anybody", async () => {
    const company = await aCompany();
    const who = await listOn(company);
    const outcome = await edit(
      company,
      who,
      { kind: "add", entries: [entry("198.51.100.0/24")] },
      { confirmed: false },
    );
    expect(outcome).toEqual({ ok: true, pending: false });
  });

  test("reads no more of a long log than it says", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const who = await saver(company);
    await company.db.$client
      .prepare(
        `INSERT INTO auth_log(account_id, op_id, at, user_id, event, method, result, ip)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20100)
        SELECT ?1, ?1 || '.' || i, ?2 - i, ?3, 'authn_login_success', 'web', 'success', ?4 FROM n`,
      )
      .bind(company.accountId, company.clock.now, anna.userId, ELSEWHERE)
      .run();
    await edit(company, who, { kind: "add", entries: [entry("203.0.113.0/24")] });
    await company.signedIn(company.owner, OFFICE);
    await company.gate().flush();
    const outcome = await edit(company, who, { kind: "switch", on: true }, { confirmed: false });
    expect(outcome).toMatchObject({
      refusal: "ask",
      dryRun: { signIns: 19_999, people: 1, oldestAt: company.clock.now - 19_999 },
    });
  });
});
