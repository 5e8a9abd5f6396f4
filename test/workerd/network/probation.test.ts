import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { PROBATION_MS } from "~/features/network/change-list.server";
import { finishProbation as finishOne } from "~/features/network/finish-probation.server";
import { confirmList, revertList } from "~/features/network/settle-list.server";
import { finishProbation } from "~workers/scheduled/finish-probation";
import { aCompany, ELSEWHERE, OFFICE } from "../../support/company";
import { mailsOf } from "../../support/mails";
import { edit, entry, listOf, saver, traces } from "../../support/network";

/** A list with the office on it, switched on for ten minutes; Anna is signed in elsewhere. */
async function onTrial() {
  const company = await aCompany();
  const anna = await company.aPerson();
  const session = await company.signedIn(anna, ELSEWHERE);
  await company.signedIn(company.owner, OFFICE);
  await company.gate().flush();
  const who = await saver(company);
  await edit(company, who, { kind: "add", entries: [entry("203.0.113.0/24")] });
  expect(await edit(company, who, { kind: "switch", on: true }, { probation: true })).toMatchObject({
    ok: true,
  });
  const confirmBy = company.clock.now + PROBATION_MS;
  const annaAt = (now: number) => session.ask({ now, page: null });
  return { company, who, confirmBy, annaAt };
}

const refused = { ok: false, reason: "ip_denied" };

test("an unconfirmed change holds until its ten minutes are over, to the millisecond, and no job has to run [AM-15]", async () => {
  const { company, confirmBy, annaAt } = await onTrial();
  expect((await listOf(company)).probation?.confirmBy).toBe(confirmBy);
  expect(await annaAt(confirmBy - 1)).toMatchObject(refused);
  expect(await annaAt(confirmBy)).toMatchObject({ ok: true });
});

test("the job writes it back once: one audit row, one op, one mail to the author [AM-15]", async () => {
  const { company, confirmBy } = await onTrial();
  const before = await traces(company);
  company.clock.now = confirmBy - 1;
  expect(await finishOne(company.needs(), company.account)).toBe(false);
  company.clock.now = confirmBy;
  const once = () => finishOne(company.needs(), company.account);
  expect((await Promise.all([once(), once()])).sort()).toEqual([false, true]);
  await finishProbation.run(company.needs());
  const after = await traces(company);
  expect(Number(after?.audit) - Number(before?.audit)).toBe(1);
  expect(Number(after?.outbox) - Number(before?.outbox)).toBe(1);
  expect(await listOf(company)).toMatchObject({ on: false, probation: null });
  expect(await mailsOf(company)).toMatchObject([{ kind: "allowlist_probation" }]);
});

test("confirmed it stays, but only from an address on the list [AM-15]", async () => {
  const { company, who, confirmBy, annaAt } = await onTrial();
  const elsewhere = { ...who, actor: { ...who.actor, ip: ELSEWHERE } };
  expect(await confirmList(company.needs(), elsewhere)).toEqual({ ok: false, refusal: "current_ip_missing" });
  company.clock.now = confirmBy - 1;
  expect(await confirmList(company.needs(), who)).toMatchObject({ ok: true });
  expect(await annaAt(confirmBy + minutes(1))).toMatchObject(refused);
  expect(await confirmList(company.needs(), who)).toEqual({ ok: false, refusal: "not_on_probation" });
});

test("at the last instant it is too late to confirm", async () => {
  const { company, who, confirmBy } = await onTrial();
  company.clock.now = confirmBy;
  expect(await confirmList(company.needs(), who)).toEqual({ ok: false, refusal: "not_on_probation" });
});

test("undone before its time the earlier list applies at once, labels and all", async () => {
  const { company, who, annaAt } = await onTrial();
  await edit(company, who, { kind: "add", entries: [entry("192.0.2.0/24", { label: "Home" })] });
  expect((await listOf(company)).entries).toHaveLength(2);
  expect(await revertList(company.needs(), who)).toMatchObject({ ok: true });
  expect(await annaAt(company.clock.now)).toMatchObject({ ok: true });
  const list = await listOf(company);
  expect(list).toMatchObject({ on: false, probation: null });
  expect(list.entries.map(({ network }) => network.text)).toEqual(["203.0.113.0/24"]);
});

test("a further change on trial falls back to what was confirmed last, and begins its ten minutes anew", async () => {
  const { company, who, confirmBy } = await onTrial();
  company.clock.now += minutes(5);
  await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24")] });
  const list = await listOf(company);
  expect(list.probation?.confirmBy).toBe(confirmBy + minutes(5));
  expect(list.probation?.before).toMatchObject({
    on: false,
    entries: [{ network: { text: "203.0.113.0/24" } }],
  });
});

test("a save after it has lapsed builds on the list that applies, not on the one that fell away", async () => {
  const { company, who, confirmBy } = await onTrial();
  company.clock.now = confirmBy;
  await edit(company, who, { kind: "add", entries: [entry("198.51.100.0/24")] });
  expect(await listOf(company)).toMatchObject({ on: false, probation: null });
});

test("the alarm of the gate stands at the end of probation", async () => {
  const { company, confirmBy } = await onTrial();
  await company.gate().flush();
  await runDurableObjectAlarm(company.stub());
  const alarm = await runInDurableObject(company.stub(), (_gate, state) => state.storage.getAlarm());
  expect(alarm).toBe(confirmBy);
});
