import { describe, expect, test } from "vitest";
import type { Origin } from "~/domain/log/entry";
import { openSession } from "~/features/session/open-session.server";
import { findIdentity } from "~db/queries/identities";
import {
  aCompany,
  ELSEWHERE,
  from,
  newId,
  OFFICE,
  type Person,
  type TestCompany,
} from "../../support/company";
import { mailsOf } from "../../support/mails";

/** Signs in past the password, as `sign-in` does. */
async function comeIn(company: TestCompany, person: Person, facts: Partial<Origin> & { address: string }) {
  const identity = (await findIdentity(company.directory, person.identityId))!;
  const membership = { ...company.account, accountName: "Test", userId: person.userId };
  const client = from(facts.address, facts);
  const outcome = await openSession(company.needs(), { identity, membership, client });
  if (outcome.kind !== "opened") throw new Error(outcome.reason);
  return outcome;
}

const newDeviceMails = (company: TestCompany, person: Person) =>
  mailsOf(company, { to: person.email, kind: "new_device" });

describe("mail about a new device [FM-22] [AM-12]", () => {
  test("the first device of a new identity and a changed address send nothing; a second device sends one mail", async () => {
    const company = await aCompany({ at: Date.UTC(2026, 9, 23, 12) });
    const anna = await company.aPerson();
    const { deviceId } = await comeIn(company, anna, { address: OFFICE });
    await comeIn(company, anna, { address: ELSEWHERE, deviceId });
    expect(await newDeviceMails(company, anna)).toEqual([]);

    const device = { browser: "Firefox 143", os: "Ubuntu", device: "desktop", ua: "" };
    const second = await comeIn(company, anna, { address: ELSEWHERE, country: "PL", device });
    const mails = await newDeviceMails(company, anna);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe("Sign-in from a new device: Firefox 143, Ubuntu");
    for (const words of [
      "Poland, 198.51.100.9",
      "23 Oct 2026, 14:00",
      `https://gate.example.com/log?session=${second.sessionId}`,
    ])
      expect(mails[0]?.text).toContain(words);
    await comeIn(company, anna, { address: OFFICE, deviceId: second.deviceId });
    expect(await newDeviceMails(company, anna)).toHaveLength(1);
  });

  test("the log marks the new device and the new address, and the person's last device is in words [AM-12]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const { deviceId } = await comeIn(company, anna, { address: OFFICE });
    await comeIn(company, anna, { address: OFFICE, deviceId });
    await comeIn(company, anna, { address: ELSEWHERE, deviceId });
    const marks = await company.rows(
      "SELECT new_device, new_address FROM auth_log WHERE user_id = ? AND event = 'authn_login_success' ORDER BY id",
      anna.userId,
    );
    expect(marks).toEqual([
      { new_device: 1, new_address: 1 },
      { new_device: 0, new_address: 0 },
      { new_device: 0, new_address: 1 },
    ]);
    // Sign-out tells D1 the last activity, which must not put anything but words there.
    await company.gate().endSessions({
      user: anna.userId,
      now: company.clock.now + 1,
      reason: "signed_out",
      actorId: null,
      origin: null,
      event: "logout",
    });
    await company.gate().flush();
    const [user] = await company.rows<{ last_device: string }>(
      "SELECT last_device FROM users WHERE id = ?",
      anna.userId,
    );
    expect(user?.last_device).toBe("Chrome 141, Windows 11");
  });

  test("hostile words of a browser stay words in the mail", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    await comeIn(company, anna, { address: OFFICE });
    const device = { browser: "{link} <b>", os: "'{name}'", device: "", ua: newId() };
    await comeIn(company, anna, { address: OFFICE, device });
    const [mail] = await newDeviceMails(company, anna);
    expect(mail?.subject).toBe("Sign-in from a new device: {link} <b>, '{name}'");
  });
});
