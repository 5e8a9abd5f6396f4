import { describe, expect, test } from "vitest";
import { writeCursor } from "~/domain/log/cursor";
import { reportNotMe } from "~/features/log/report-not-me.server";
import { aCompany, from, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

type Line = { id: number; at: number; event: string; detail: string | null; session_id: string | null };

const linesOf = (company: TestCompany, userId: number) =>
  company.rows<Line>(
    "SELECT * FROM auth_log WHERE account_id = ? AND user_id = ? ORDER BY id",
    company.accountId,
    userId,
  );
const identityOf = async (company: TestCompany, id: number) =>
  (
    await company.rows<{ password_hash: string | null; must_change: number }>(
      "SELECT * FROM identities WHERE id = ?",
      id,
    )
  )[0]!;
const mailsTo = (company: TestCompany, to: string) => mailsOf(company, { to });

/** Somebody with two open sessions, whose log has both sign-ins. */
async function victim() {
  const company = await aCompany();
  const anna = await company.aPerson({ passwordHash: "old" });
  const own = await company.signedIn(anna);
  const thief = await company.signedIn(anna, "198.51.100.66");
  await company.gate().flush();
  const signIn = (await linesOf(company, anna.userId)).find((line) => line.session_id === thief.sessionId)!;
  const reporter = { ...company.account, userId: anna.userId, actor: await company.actor(anna) };
  const report = (which: "all" | "session", row = writeCursor(signIn)) =>
    reportNotMe(company.needs(), reporter, { row, which, client: from("203.0.113.7") });
  return { company, anna, own, thief, signIn, report };
}

describe("This wasn't me [AM-11b]", () => {
  test("all sessions: both end, the old password is gone, a link goes by mail, administrators are told, all is logged", async () => {
    const { company, anna, own, thief, report } = await victim();
    expect(await report("all")).toMatchObject({ kind: "reported", pending: false, isOut: true });
    for (const session of [own, thief])
      expect(await session.ask()).toMatchObject({ ok: false, reason: "ended", end: "not_me" });
    expect(await identityOf(company, anna.identityId)).toMatchObject({ password_hash: null, must_change: 1 });
    const [mail] = await mailsTo(company, anna.email);
    expect(mail?.kind).toBe("password_reset");
    expect(mail?.text).toContain("https://gate.example.com/reset/");
    const [told] = await mailsTo(company, company.owner.email);
    expect(told?.kind).toBe("not_me");
    expect(told?.text).toContain("198.51.100.66");
    await company.gate().flush();
    const lines = await linesOf(company, anna.userId);
    expect(lines.filter((line) => line.event === "not_me_reported")).toMatchObject([
      { session_id: thief.sessionId },
    ]);
    expect(lines.filter((line) => line.event === "session_revoked")).toHaveLength(2);
    expect(
      await company.rows(
        "SELECT event FROM audit_log WHERE account_id = ? AND event = 'not_me_reported'",
        company.accountId,
      ),
    ).toHaveLength(1);
  });

  test("only that session: the other goes on, the password is gone all the same", async () => {
    const { company, anna, own, thief, report } = await victim();
    expect(await report("session")).toMatchObject({ kind: "reported", pending: false, isOut: false });
    expect(await thief.ask()).toMatchObject({ ok: false, end: "not_me" });
    expect(await own.ask()).toMatchObject({ ok: true });
    expect(await identityOf(company, anna.identityId)).toMatchObject({ password_hash: null });
  });

  test("an earlier reset link dies; the device of the line is known no more", async () => {
    const { company, anna, signIn, report } = await victim();
    await company.rows(
      "INSERT INTO links(token_hash, kind, identity_id, created_at, expires_at) VALUES ('earlier', 'reset', ?, 1, 9e15)",
      anna.identityId,
    );
    await company.rows(
      "INSERT INTO known_devices(device_hash, identity_id, first_seen_at, last_seen_at) VALUES ('bad', ?1, 1, 1), ('good', ?1, 1, 1)",
      anna.identityId,
    );
    await company.rows("UPDATE auth_log SET device_id = 'bad' WHERE id = ?", signIn.id);
    await report("all");
    const links = await company.rows<{ token_hash: string; used_at: number | null }>(
      "SELECT * FROM links WHERE identity_id = ?",
      anna.identityId,
    );
    expect(links.filter((link) => link.used_at === null)).toHaveLength(1);
    expect(links.find((link) => link.token_hash === "earlier")?.used_at).not.toBeNull();
    expect(
      await company.rows("SELECT device_hash FROM known_devices WHERE identity_id = ?", anna.identityId),
    ).toEqual([{ device_hash: "good" }]);
  });

  test("a line of somebody else, of another company, or of nobody: nothing happens", async () => {
    const { company, anna, report } = await victim();
    const other = await company.aPerson({ passwordHash: "old" });
    await company.rehydrate();
    await company.signedIn(other);
    await company.gate().flush();
    const [foreign] = (await linesOf(company, other.userId)).slice(-1);
    for (const row of [
      writeCursor(foreign!),
      "",
      "0-0",
      "nonsense",
      writeCursor({ at: foreign!.at, id: 999_999 }),
    ])
      expect(await report("all", row)).toEqual({ kind: "not_found" });
    expect(await identityOf(company, anna.identityId)).toMatchObject({ password_hash: "old" });
    expect(await identityOf(company, other.identityId)).toMatchObject({ password_hash: "old" });
  });
});
