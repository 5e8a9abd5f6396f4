import { describe, expect, test } from "vitest";
import { authEntry } from "~/domain/log/entry";
import { keptChoices } from "~/domain/log/kept-days";
import { namesIn, PERSONAL_FIELDS } from "~/domain/log/names";

describe("whom a text of the audit log names, so that erasure finds it [security.md 57]", () => {
  const who = namesIn([
    { userId: 1, name: "Anna Nowak", email: "anna@acme.example", phone: "+48600100200" },
    { userId: 2, name: "Anna Nowak-Lis", email: "lis@acme.example", phone: null },
    { userId: 3, name: " Li ", email: "li@acme.example", phone: null },
    { userId: 4, name: "Ola", email: "same@acme.example", phone: null },
    { userId: 5, name: "Ewa", email: "same@acme.example", phone: null },
  ]);
  test.each([
    ["a full name", "Anna Nowak", 1],
    ["in other letters, with spaces around", "  ANNA NOWAK ", 1],
    ["within a sentence", "Given to Anna Nowak today", 1],
    ["the longer name wins", "Given to Anna Nowak-Lis today", 2],
    ["an e-mail", "lis@acme.example", 2],
    ["a phone", "call +48600100200", 1],
    ["a name of two letters names nobody", "Li", null],
    ["one of three does", "Ola", 4],
    ["of two with one e-mail the first", "same@acme.example", 4],
    ["nobody", "Sales department", null],
    ["nothing", "", null],
  ])("%s", (_what, text, userId) => {
    expect(who(text)).toBe(userId);
  });

  test("fields whose values are a person's own are listed", () => {
    expect([...PERSONAL_FIELDS].sort()).toEqual(
      "address crm_user email full_name name notice_email phone position reason surname".split(" "),
    );
  });
});

test("a line of the authorization log says what it was told, and nothing else", () => {
  expect(authEntry({ opId: "a", at: 1, event: "authn_login_success", result: "success", userId: 7 })).toEqual(
    {
      opId: "a",
      at: 1,
      event: "authn_login_success",
      result: "success",
      userId: 7,
      login: null,
      method: "web",
      reason: null,
      count: 1,
      page: null,
      origin: null,
      sessionId: null,
      actorId: null,
      integration: null,
      detail: null,
    },
  );
});

test("the days that a log is kept: what is offered, and what applies now [security.md 47]", () => {
  expect(keptChoices("authLogDays", 180)).toEqual([90, 180, 365, 730]);
  expect(keptChoices("authLogDays", 200)).toEqual([90, 180, 200, 365, 730]);
  expect(keptChoices("auditLogDays", 45)).toEqual([45, 180, 365, 730, 1095, 1825]);
});
