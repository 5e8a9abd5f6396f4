import { expect, test } from "vitest";
import { days, minutes } from "~/domain/time/durations";
import { findProblems } from "~/features/system/find-problems.server";
import { runWebhook } from "~/features/webhooks/run-webhook.server";
import { aRole, grantRole } from "../../support/changer";
import { aCompany } from "../../support/company";
import { aWebhook } from "../../support/webhooks";

test("whoever may edit webhooks is told of dead letters, once a webhook until it has taken a message again", async () => {
  const company = await aCompany();
  const [editor, delegate, stranger] = [
    await company.aPerson(),
    await company.aPerson(),
    await company.aPerson(),
  ];
  await grantRole(company, editor, (await aRole(company, { cells: { "api.service_token": "any" } })).id);
  await company.rows(
    `INSERT INTO grants(account_id, public_id, subject_kind, subject_id, permission, level, origin, valid_until, created_at)
      VALUES (?, 'delegate', 'user', ?, 'api.service_token', 'any', 'direct', ?, 0)`,
    company.accountId,
    delegate.userId,
    company.clock.now + days(40),
  );
  const hook = await aWebhook(company);
  const failing = () => new Response("out of order", { status: 500 });
  /** One message, as far as it gets. */
  const send = async (answer: () => Response) => {
    hook.receiver.answer = answer;
    await runWebhook(hook.needs(), hook.acting, hook.id, { act: "test" });
    for (let attempt = 0; attempt < 10; attempt++) {
      await hook.run();
      company.clock.now += days(1) + minutes(1);
    }
    company.clock.now -= days(1);
    await findProblems(hook.needs());
    await findProblems(hook.needs());
  };
  const notices = () =>
    company.rows<{ user_id: number; link: string; params: string }>(
      "SELECT user_id, link, params FROM notices WHERE account_id = ? AND kind = 'system' ORDER BY user_id",
      company.accountId,
    );
  const mails = async () =>
    (
      await company.rows(
        "SELECT 1 FROM mail_outbox WHERE account_id = ? AND kind = 'system'",
        company.accountId,
      )
    ).length;

  await findProblems(hook.needs());
  expect(await notices()).toEqual([]);
  await send(failing);
  const told = await notices();
  expect(told.map(({ user_id }) => user_id)).toEqual([company.owner.userId, editor.userId, delegate.userId]);
  expect(told.map(({ user_id }) => user_id)).not.toContain(stranger.userId);
  expect(told[0]?.link).toBe(`/settings/webhooks/${hook.id}`);
  expect(JSON.parse(told[0]?.params ?? "")).toMatchObject({ problem: "webhook_dead", name: "Payroll" });
  expect(await mails()).toBe(3);
  // A second dead letter of the same breakdown is no news.
  await send(failing);
  expect([(await notices()).length, await mails()]).toEqual([3, 3]);
  // It works again, and breaks down anew; the delegate's term has ended by then.
  await send(() => new Response("thanks"));
  expect([(await notices()).length, await mails()]).toEqual([3, 3]);
  company.clock.now += days(30);
  await send(failing);
  expect([(await notices()).length, await mails()]).toEqual([5, 5]);
});
