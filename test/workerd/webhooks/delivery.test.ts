import { describe, expect, test } from "vitest";
import { days, hours, minutes, seconds } from "~/domain/time/durations";
import { runWebhook } from "~/features/webhooks/run-webhook.server";
import { rotateSecret } from "~/features/webhooks/save-webhook.server";
import { aCompany } from "../../support/company";
import { aWebhook, opened } from "../../support/webhooks";

const failing = () => new Response("out of order", { status: 500 });
const test1 = { act: "test" } as const;

describe("delivery of webhooks", () => {
  test("fails, is tried ten times at growing distances, then is a dead letter that can be replayed", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company);
    hook.receiver.answer = failing;
    await runWebhook(hook.needs(), hook.acting, hook.id, test1);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      await hook.run();
      const [row] = await hook.rows();
      expect(row).toMatchObject({ attempts: attempt, state: attempt < 10 ? "queued" : "dead" });
      if (attempt === 10) break;
      waits.push(Math.round((row!.next_attempt_at - company.clock.now) / 1000));
      company.clock.now = row!.next_attempt_at - seconds(2);
      expect(await hook.run()).toEqual({ sent: 0, later: 0, dead: 0 });
      company.clock.now = row!.next_attempt_at;
    }
    const planned = [
      seconds(5),
      minutes(5),
      minutes(30),
      hours(2),
      hours(5),
      hours(10),
      hours(14),
      hours(20),
      days(1),
    ];
    expect(waits).toEqual(planned.map((ms) => ms / 1000));
    hook.receiver.answer = () => new Response(null, { status: 204 });
    const [dead] = await hook.rows();
    const again = { act: "replay", delivery: dead!.public_id } as const;
    expect(await runWebhook(hook.needs(), hook.acting, hook.id, again)).toEqual({ ok: true });
    expect(await hook.run()).toEqual({ sent: 1, later: 0, dead: 0 });
    expect(new Set(hook.posted.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await hook.rows())[0]).toMatchObject({ state: "sent", attempts: 1 });
  });

  test.each([
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "https://evil.example.com" } }),
    ],
    ["an error", failing],
    ["no answer", () => Promise.reject(new Error("timed out")) as never],
  ])("%s is a failed attempt and nothing more is asked", async (_what, answer) => {
    const hook = await aWebhook(await aCompany());
    hook.receiver.answer = answer;
    await runWebhook(hook.needs(), hook.acting, hook.id, test1);
    expect(await hook.run()).toEqual({ sent: 0, later: 1, dead: 0 });
    expect(hook.posted).toHaveLength(1);
  });

  test("a receiver that is gone (410) is paused; what happens meanwhile waits and is sent when it goes on", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company, ["hold_opened"]);
    hook.receiver.answer = () => new Response(null, { status: 410 });
    await runWebhook(hook.needs(), hook.acting, hook.id, test1);
    expect(await hook.run()).toEqual({ sent: 0, later: 0, dead: 1 });
    expect(await runWebhook(hook.needs(), hook.acting, hook.id, test1)).toEqual({
      ok: false,
      refusal: "conflict",
    });
    await company.rows(
      "INSERT INTO audit_log(account_id, public_id, at, event) VALUES (?, 'x', ?, 'hold_opened')",
      company.accountId,
      company.clock.now,
    );
    expect((await hook.rows()).map(({ state }) => state)).toEqual(["dead", "paused"]);
    expect(await hook.run()).toEqual({ sent: 0, later: 0, dead: 0 });
    hook.receiver.answer = () => new Response("ok");
    expect(await runWebhook(hook.needs(), hook.acting, hook.id, { act: "resume" })).toEqual({ ok: true });
    expect(await hook.run()).toEqual({ sent: 1, later: 0, dead: 0 });
  });

  test("two runners at once send a message once", async () => {
    const hook = await aWebhook(await aCompany());
    await runWebhook(hook.needs(), hook.acting, hook.id, test1);
    const reports = await Promise.all([hook.run(), hook.run(), hook.run()]);
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
    expect(hook.posted).toHaveLength(1);
  });

  test.each([
    ["a moment before the day is over both secrets sign", days(1) - minutes(1), true],
    ["when it is over only the new one does", days(1), false],
  ])("%s", async (_what, after, isBoth) => {
    const company = await aCompany({ at: Date.now() - after });
    const hook = await aWebhook(company);
    const made = await rotateSecret(hook.needs(), hook.acting, hook.id);
    if (!made.ok) throw new Error(made.refusal);
    company.clock.now += after;
    await runWebhook(hook.needs(), hook.acting, hook.id, test1);
    await hook.run();
    const [message] = hook.posted;
    expect(opened(made.secret, message!).body.type).toBe("webhook_test");
    if (isBoth) expect(opened(hook.secret, message!).body.type).toBe("webhook_test");
    else expect(() => opened(hook.secret, message!)).toThrow(/signature/);
  });

  test("a receiver refuses what is older or newer than five minutes", async () => {
    for (const skew of [-minutes(6), minutes(6)]) {
      const company = await aCompany({ at: Date.now() + skew });
      const hook = await aWebhook(company);
      await runWebhook(hook.needs(), hook.acting, hook.id, test1);
      await hook.run();
      expect(() => opened(hook.secret, hook.posted[0]!)).toThrow(skew < 0 ? /too old/ : /too new/);
    }
  });

  test("a key that is gone stops the signing, and a new secret begins it again", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company);
    await company.rows(
      "UPDATE webhooks SET secret = '1.gone.AAAA.AAAA' WHERE account_id = ?",
      company.accountId,
    );
    await runWebhook(hook.needs(), hook.acting, hook.id, test1);
    expect(await hook.run()).toEqual({ sent: 0, later: 1, dead: 0 });
    expect(hook.posted).toEqual([]);
    const made = await rotateSecret(hook.needs(), hook.acting, hook.id);
    company.clock.now += minutes(1);
    expect(await hook.run()).toEqual({ sent: 1, later: 0, dead: 0 });
    expect(made.ok).toBe(true);
  });
});
