import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "~/domain/time/durations";
import { answerAccessRequest, listAccessRequests } from "~/features/network/answer-access-request.server";
import { askForAccess } from "~/features/network/ask-for-access.server";
import { askLetIn, useLetIn as letInByLink, peekLetIn } from "~/features/network/let-in.server";
import { makeRecoveryCodes } from "~/features/network/make-recovery-codes.server";
import { recoverByMail, recoverWithCode } from "~/features/network/recover.server";
import { aCompany, ELSEWHERE, from, OFFICE } from "../../support/company";
import { mailsOf } from "../../support/mails";
import { edit, listOf, listOn, saver, traces } from "../../support/network";

const PASSWORD = "correct horse battery staple";

/** A company whose list is on, its owner knowing a password and five codes, now elsewhere. */
async function lockedOut() {
  const company = await aCompany();
  const who = await listOn(company);
  const codes = await makeRecoveryCodes(company.needs(), who);
  await company.directory.$client
    .prepare("UPDATE identities SET password_hash = ? WHERE email_key = ?")
    .bind(await company.needs().hasher.hash(PASSWORD), company.owner.email.toLowerCase())
    .run();
  const attempt = { email: company.owner.email, password: PASSWORD, client: from(ELSEWHERE) };
  return { company, who, codes: codes ?? [], attempt };
}

describe("recovery codes", () => {
  test("are five, kept as hashes only, and one of them switches the list off from any address, once [AM-15]", async () => {
    const { company, codes, attempt } = await lockedOut();
    expect(codes).toHaveLength(5);
    const stored = JSON.stringify(await company.rows("SELECT * FROM recovery_codes"));
    expect(codes.filter((code) => stored.includes(code))).toEqual([]);
    await expect(company.signedIn(company.owner, ELSEWHERE)).rejects.toThrow("ip_denied");

    const typed = String(codes[0]).toLowerCase().replaceAll("-", " ");
    expect(await recoverWithCode(company.needs(), attempt, typed)).toMatchObject({
      kind: "opened",
      pending: false,
    });

    expect((await listOf(company)).on).toBe(false);
    expect(await (await company.signedIn(company.owner, ELSEWHERE)).ask()).toMatchObject({ ok: true });
    const logged = await company.rows(
      "SELECT (SELECT count(*) FROM audit_log WHERE account_id = ?1 AND event = 'gate_opened') AS audit, (SELECT count(*) FROM auth_log WHERE account_id = ?1 AND event = 'gate_opened' AND ip = ?2) AS log",
      company.accountId,
      ELSEWHERE,
    );
    expect(logged).toEqual([{ audit: 1, log: 1 }]);
    expect((await mailsOf(company)).map(({ kind }) => kind)).toEqual(["recovery_used"]);
    expect(await recoverWithCode(company.needs(), attempt, typed)).toEqual({ kind: "wrong_code" });
  });

  test("used twice at once open once", async () => {
    const { company, codes, attempt } = await lockedOut();
    const both = await Promise.all(
      [0, 1].map(() => recoverWithCode(company.needs(), attempt, String(codes[1]))),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["opened", "wrong_code"]);
  });

  test("are worth nothing without the password, to somebody who is no Administrator, or in another company", async () => {
    const { company, codes, attempt } = await lockedOut();
    const other = await lockedOut();
    const code = String(codes[0]);
    expect(await recoverWithCode(company.needs(), { ...attempt, password: "wrong" }, code)).toEqual({
      kind: "wrong",
    });
    expect(await recoverWithCode(other.company.needs(), other.attempt, code)).toEqual({ kind: "wrong_code" });
    const hash = await company.needs().hasher.hash(PASSWORD);
    const anna = await company.aPerson({ passwordHash: hash });
    expect(await recoverWithCode(company.needs(), { ...attempt, email: anna.email }, code)).toEqual({
      kind: "wrong_code",
    });
    expect((await listOf(company)).on).toBe(true);
  });

  test("guesses are counted: after ten the next is not even compared", async () => {
    const { company, codes, attempt } = await lockedOut();
    for (let n = 0; n < 10; n++) await recoverWithCode(company.needs(), attempt, "AAAA-AAAA-AAAA-AAAA");
    expect(await recoverWithCode(company.needs(), attempt, String(codes[0]))).toMatchObject({
      kind: "throttled",
    });
  });
});

describe("the owner's mail link", () => {
  const linkIn = (text: string) => /token=([\w-]{43})/.exec(text)?.[1] ?? "";

  test("lets the address in that it was asked from, for this owner and a day, once [AM-15]", async () => {
    const { company, attempt } = await lockedOut();
    expect(await recoverByMail(company.needs(), attempt)).toEqual({ kind: "asked" });
    const [mail] = await mailsOf(company);
    expect(mail).toMatchObject({ kind: "let_in", to_email: company.owner.email });
    const token = linkIn(mail?.text ?? "");
    expect(await peekLetIn(company.needs(), token)).toBe(ELSEWHERE);

    const both = await Promise.all([
      letInByLink(company.needs(), token),
      letInByLink(company.needs(), token),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    const until = company.clock.now + days(1);
    const session = await company.signedIn(company.owner, ELSEWHERE);
    expect(await session.ask()).toMatchObject({ ok: true });
    company.clock.now = until - 1;
    expect(await (await company.signedIn(company.owner, ELSEWHERE)).ask()).toMatchObject({ ok: true });
    company.clock.now = until;
    await expect(company.signedIn(company.owner, ELSEWHERE)).rejects.toThrow("ip_denied");
  });

  test("goes to owners only, is dead after half an hour, and not while the switch is off", async () => {
    const { company, who, attempt } = await lockedOut();
    const anna = await company.aPerson();
    await askLetIn(company.needs(), { accountId: company.accountId, userId: anna.userId }, from(ELSEWHERE));
    expect(await mailsOf(company)).toEqual([]);
    await recoverByMail(company.needs(), attempt);
    const token = linkIn((await mailsOf(company))[0]?.text ?? "");
    company.clock.now += minutes(30) - 1;
    expect(await peekLetIn(company.needs(), token)).toBe(ELSEWHERE);
    company.clock.now += 1;
    expect(await letInByLink(company.needs(), token)).toEqual({ ok: false });
    await edit(company, who, { kind: "owner_link", ownerLink: false });
    await recoverByMail(company.needs(), attempt);
    expect(await mailsOf(company)).toHaveLength(1);
  });
});

describe("a refused person asks for access", () => {
  async function asked() {
    const { company, who } = await lockedOut();
    const anna = await company.aPerson({ name: "Anna", surname: "Away" });
    await company.rehydrate();
    const asker = { accountId: company.accountId, userId: anna.userId };
    expect(await askForAccess(company.needs(), asker, from(ELSEWHERE))).toBe(true);
    return { company, who, anna, asker };
  }

  test("once an hour; administrators read it in a mail and in the list [AM-14]", async () => {
    const { company, asker } = await asked();
    expect(await askForAccess(company.needs(), asker, from("192.0.2.9"))).toBe(false);
    company.clock.now += hours(1) - 1;
    expect(await askForAccess(company.needs(), asker, from(ELSEWHERE))).toBe(false);
    company.clock.now += 1;
    expect(await askForAccess(company.needs(), asker, from(ELSEWHERE))).toBe(true);
    expect(await listAccessRequests(company.needs(), company.accountId)).toMatchObject([
      { name: "Anna Away", ip: ELSEWHERE },
      { name: "Anna Away", ip: ELSEWHERE },
    ]);
    expect((await mailsOf(company)).map(({ kind }) => kind)).toEqual(["access_request", "access_request"]);
  });

  test.each<["day" | "always" | "ignore", boolean, boolean]>([
    ["day", true, false],
    ["always", true, true],
    ["ignore", false, false],
  ])(
    "answered %s: let in now %s, after a day %s; answered once, logged [AM-14]",
    async (answer, now, later) => {
      const { company, who, anna } = await asked();
      const [request] = await listAccessRequests(company.needs(), company.accountId);
      const publicId = request?.publicId ?? "";
      const comesIn = () =>
        company.signedIn(anna, ELSEWHERE).then(
          () => true,
          () => false,
        );

      expect(await answerAccessRequest(company.needs(), who, { publicId, answer })).toMatchObject({
        ok: true,
      });

      expect(await comesIn()).toBe(now);
      company.clock.now += days(1);
      expect(await comesIn()).toBe(later);
      expect(
        await answerAccessRequest(company.needs(), await saver(company), { publicId, answer: "always" }),
      ).toEqual({
        ok: false,
        refusal: "not_found",
      });
      const events = await company.rows(
        "SELECT event, detail, actor_id AS actor FROM auth_log WHERE account_id = ? AND event LIKE 'access_request%' ORDER BY id",
        company.accountId,
      );
      expect(events).toEqual([
        { event: "access_requested", detail: null, actor: null },
        { event: "access_request_answered", detail: answer, actor: company.owner.userId },
      ]);
    },
  );

  test("an answer from outside the list is refused as every save is, and the request stays open", async () => {
    const { company, who } = await asked();
    const [request] = await listAccessRequests(company.needs(), company.accountId);
    const before = await traces(company);
    const outside = { ...who, actor: { ...who.actor, ip: "192.0.2.77" } };
    const publicId = request?.publicId ?? "";
    expect(await answerAccessRequest(company.needs(), outside, { publicId, answer: "always" })).toEqual({
      ok: false,
      refusal: "current_ip_missing",
    });
    expect(await traces(company)).toEqual(before);
    expect(await listAccessRequests(company.needs(), company.accountId)).toHaveLength(1);
    expect(who.actor.ip).toBe(OFFICE);
  });
});
