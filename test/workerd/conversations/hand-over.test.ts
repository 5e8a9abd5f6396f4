import { beforeEach, describe, expect, test } from "vitest";
import { giveToFallback } from "~/features/conversations/give-to-fallback.server";
import { handOverChat } from "~/features/conversations/hand-over-chat.server";
import { aChat, aSource, readerOf } from "../../support/chats";
import { aCompany, type Person, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

let company: TestCompany;
let [trainee, manager, quality] = [] as unknown as [Person, Person, Person];
let chat: string;

beforeEach(async () => {
  company = await aCompany();
  trainee = await company.aPerson({ name: "Oona", surname: "New", roles: ["operator", "chat_operator"] });
  manager = await company.aPerson({ name: "Mira", surname: "Able", roles: ["manager", "chat_manager"] });
  quality = await company.aPerson({ name: "Quinn", surname: "Ear", roles: ["chat_quality_control"] });
  const source = await aSource(company);
  chat = (await aChat(company, { sourceId: source.id, responsibleId: trainee.userId })).publicId;
});

const as = (person: { userId: number; name: string }) => readerOf(company, person);
const handsOver = async () => giveToFallback(company.needs(), await as(trainee), { chat });
/** A hold as D1 knows it: whoever has one takes nothing over. */
const held = (...people: { userId: number }[]) =>
  Promise.all(
    people.map(({ userId }) =>
      company.rows(
        "INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at) VALUES (?, ?, ?, 'manual_block', 'test', 0)",
        `hold${userId}`,
        company.accountId,
        userId,
      ),
    ),
  );
const fallbackIs = ({ userId }: Person) =>
  company.rows("UPDATE settings SET fallback_user_id = ? WHERE account_id = ?", userId, company.accountId);
const responsible = async () =>
  (
    await company.rows<{ id: number | null }>(
      "SELECT responsible_id AS id FROM conversations WHERE public_id = ?",
      chat,
    )
  )[0]?.id;
const told = (kind: string) =>
  company.rows<{ user: number; link: string; params: string }>(
    "SELECT user_id AS user, link, params FROM notices WHERE account_id = ? AND kind = ? ORDER BY user_id",
    company.accountId,
    kind,
  );

describe("a chat handed over", () => {
  test("its new responsible is told once, by whom and whose chat; nobody else is [MC-07]", async () => {
    const giver = await as(trainee);
    const give = () => handOverChat(company.needs(), giver, { chat, to: manager.publicId });
    expect(await give()).toEqual({ ok: true });
    expect(await give()).toMatchObject({ ok: false });
    const notices = await told("chat_given");
    expect(notices.map(({ user, link }) => ({ user, link }))).toEqual([
      { user: manager.userId, link: `/chats/${chat}` },
    ]);
    expect(JSON.parse(notices[0]?.params ?? "")).toEqual({ client: "Nora Client", by: "Oona" });
  });

  test("whoever takes a chat to themselves is not told of it [MC-07]", async () => {
    const owner = await as(company.owner);
    expect(await handOverChat(company.needs(), owner, { chat, to: owner.publicId })).toEqual({
      ok: true,
    });
    expect(await told("chat_given")).toEqual([]);
  });
});

describe("when nobody is left who may answer [MC-07]", () => {
  test("while somebody is left it stays where it is", async () => {
    await fallbackIs(quality);
    await held(company.owner);
    expect(await handsOver()).toEqual({ ok: false, refusal: "conflict" });
    expect(await responsible()).toBe(trainee.userId);
    expect(await told("chat_fallback")).toEqual([]);
  });

  test("it goes to the fallback responsible, and the Administrators are told in the product and by mail", async () => {
    await fallbackIs(quality);
    await held(company.owner, manager);
    expect(await handsOver()).toEqual({ ok: true });
    expect(await responsible()).toBe(quality.userId);
    expect((await told("chat_given")).map(({ user }) => user)).toEqual([quality.userId]);
    const administrators = await told("chat_fallback");
    expect(administrators.map(({ user }) => user)).toEqual([company.ownerId]);
    expect(JSON.parse(administrators[0]?.params ?? "")).toMatchObject({ by: "Oona", to: "Quinn Ear" });
    await company.rows("UPDATE holds SET lifted_at = 1 WHERE account_id = ?", company.accountId);
    expect(await mailsOf(company, { kind: "chat_fallback" })).toMatchObject([
      { to_email: company.owner.email },
    ]);
  });

  test("an Administrator who has switched that mail off gets the notice only", async () => {
    await fallbackIs(quality);
    await held(company.owner, manager);
    await company.rows(
      "INSERT INTO mail_off(account_id, user_id, kind) VALUES (?, ?, 'chat_fallback')",
      company.accountId,
      company.ownerId,
    );
    await handsOver();
    await company.rows("UPDATE holds SET lifted_at = 1 WHERE account_id = ?", company.accountId);
    expect(await mailsOf(company, { kind: "chat_fallback" })).toEqual([]);
    expect(await told("chat_fallback")).toHaveLength(1);
  });

  test.each(["held", "deleted"] as const)(
    "a fallback responsible who is %s leaves it without one: nobody gets work they cannot do",
    async (how) => {
      await fallbackIs(quality);
      await held(company.owner, manager);
      if (how === "held") await held(quality);
      else await company.rows("UPDATE users SET deleted_at = 1 WHERE id = ?", quality.userId);
      expect(await handsOver()).toEqual({ ok: true });
      expect(await responsible()).toBeNull();
      expect(JSON.parse((await told("chat_fallback"))[0]?.params ?? "")).toMatchObject({ to: null });
    },
  );

  test("with nobody set the owner is it, whatever rights to answer there are left to her", async () => {
    await held(manager);
    await company.rows(
      "DELETE FROM grants WHERE account_id = ? AND subject_id = ?",
      company.accountId,
      company.ownerId,
    );
    expect(await handsOver()).toEqual({ ok: true });
    expect(await responsible()).toBe(company.ownerId);
  });
});
