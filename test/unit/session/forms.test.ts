import { describe, expect, test } from "vitest";
import { ChangePasswordForm } from "~/features/me/password-form";
import { ProfileForm } from "~/features/me/profile-form";
import { AgainForm } from "~/features/session/again-form";
import { LoginForm } from "~/features/session/login-form";
import { NewPasswordForm } from "~/features/session/new-password-form";
import { ResetForm } from "~/features/session/reset-form";
import { SetUpForm } from "~/features/session/setup-form";
import { SecurityForm } from "~/features/settings/security-form";

const good = "kayak-fjord-amber-lantern";
const setUp = {
  token: "t",
  company: "Acme",
  name: "Anna",
  email: "anna@acme.example",
  password: good,
  language: "pl",
  timeZone: "Europe/Warsaw",
  weekStart: "1",
};
const security = { staffPreset: "normal", adminPreset: "strict", sessionCap: 5 };

describe("forms take what they name and nothing else (ASVS 15.3.3)", () => {
  const forms = [
    ["login", LoginForm, { email: "a@b.example", password: "x" }],
    ["reset", ResetForm, { email: "a@b.example" }],
    ["new password", NewPasswordForm, { password: good }],
    ["again", AgainForm, { password: "x" }],
    ["set-up", SetUpForm, setUp],
    ["profile", ProfileForm, { intent: "profile", name: "Anna" }],
    ["change password", ChangePasswordForm, { intent: "password", current: "x", password: good }],
    ["security", SecurityForm, security],
  ] as const;

  test.each(forms)("%s", (_name, form, value) => {
    expect(form.safeParse(value).success).toBe(true);
    for (const extra of ["role", "isOwner", "accountId", "userId", "mustChange", "holds", "identityId"])
      expect(form.safeParse({ ...value, [extra]: "1" }).success, extra).toBe(false);
  });
});

const fieldOf = (
  form: { safeParse(v: unknown): { error?: { issues: { path: PropertyKey[] }[] } } },
  value: unknown,
) => form.safeParse(value).error?.issues[0]?.path.join(".") ?? null;

describe("set-up", () => {
  test.each([
    [{ company: "" }, "company"],
    [{ company: "a".repeat(120) }, null],
    [{ company: "a".repeat(121) }, "company"],
    [{ company: "two\nlines" }, "company"],
    [{ name: "x".repeat(10_000) }, "name"],
    [{ surname: "" }, "surname"],
    [{ email: "nobody" }, "email"],
    [{ email: "a@b" }, "email"],
    [{ email: '"a"@b.example' }, "email"],
    [{ email: "a b@c.example" }, "email"],
    [{ email: `${"a".repeat(250)}@b.example` }, "email"],
    [{ password: "short" }, "password"],
    [{ language: "de" }, "language"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ timeZone: "z".repeat(5_000) }, "timeZone"],
    [{ weekStart: "0" }, "weekStart"],
    [{ weekStart: "8" }, "weekStart"],
    [{ weekStart: "1.5" }, "weekStart"],
  ])("%j is refused at %j", (facts, field) => {
    expect(fieldOf(SetUpForm, { ...setUp, ...facts })).toBe(field);
  });
});

describe("session lengths [FM-09]", () => {
  const own = { staffPreset: "own", staffIdle: 60, staffAbsolute: 8 };
  test.each([
    [{}, null],
    [own, null],
    [{ ...own, staffIdle: 480 }, null],
    [{ ...own, staffIdle: 481 }, "staffAbsolute"],
    [{ ...own, staffIdle: 5 }, null],
    [{ ...own, staffIdle: 4 }, "staffIdle"],
    [{ ...own, staffAbsolute: 720 }, null],
    [{ ...own, staffAbsolute: 721 }, "staffAbsolute"],
    [{ ...own, staffAbsolute: undefined }, "staffAbsolute"],
    [{ staffPreset: "forever" }, "staffPreset"],
    [{ adminPreset: "own", adminIdle: 30 }, "adminAbsolute"],
    [{ sessionCap: 0 }, "sessionCap"],
    [{ sessionCap: 1 }, null],
    [{ sessionCap: 20 }, null],
    [{ sessionCap: 21 }, "sessionCap"],
    [{ sessionCap: 2.5 }, "sessionCap"],
  ])("%j is refused at %j", (facts, field) => {
    expect(fieldOf(SecurityForm, { ...security, ...facts })).toBe(field);
  });
});

test("a new password is not the current one", () => {
  const form = { intent: "password", current: good, password: good };
  expect(fieldOf(ChangePasswordForm, form)).toBe("password");
});
