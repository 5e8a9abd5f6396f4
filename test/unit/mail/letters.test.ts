import { describe, expect, test } from "vitest";
import { MAIL_KINDS } from "~/domain/mail/kinds";
import type { MailDetails } from "~/features/mail/details";
import { writeMail } from "~/features/mail/write-mail.server";
import { LANGUAGES } from "~/i18n";

const AT = Date.UTC(2026, 10, 22, 5, 30);
const ORIGIN = "https://gate.example.com";
const place = { country: "PL", address: "203.0.113.7" };
const evil = `<b>"Anna" & 'Co'</b>`;
const role = { role: { template: "manager", name: "Manager" }, permission: null };

const SAMPLES: MailDetails = {
  password_reset: { token: "TOKEN", minutes: 30 },
  password_changed: { ip: place.address, at: AT },
  new_device: { ...place, device: evil, at: AT, session: "s" },
  not_me: { ...place, person: evil, device: "Chrome", at: AT, session: null },
  let_in: { ip: place.address, token: "TOKEN", minutes: 30 },
  recovery_used: { ip: null, at: AT, codesLeft: 4 },
  invitation: { person: evil, token: "TOKEN", days: 7 },
  activation: { person: evil, path: "/reset/TOKEN", days: 7 },
  confirm_email: { token: "TOKEN", days: 7 },
  confirm_notice_email: { token: "TOKEN", hours: 24 },
  mail_broken: { person: evil, address: "anna@example.com", answer: "550 <no>", path: "/settings/mail" },
  test: { at: AT },
  allowlist_probation: {},
  blocked: { until: AT, reason: evil, by: "Olga" },
  deactivated: { reason: null, by: "Olga" },
  unblocked: {},
  block_ended: { person: evil, personId: "p", at: AT },
  limit_reached: { limit: "limit.deals_handled", count: 10, until: AT },
  limit_of_person: {
    path: "/settings/limits",
    people: [
      {
        name: evil,
        id: "p",
        metric: "deals_handled",
        count: 10,
        threshold: 10,
        until: AT,
        waiting: 2,
        isHeld: true,
      },
      {
        name: "Jan",
        id: "j",
        metric: "deals_handled",
        count: 10,
        threshold: 10,
        until: null,
        waiting: 0,
        isHeld: false,
      },
    ],
  },
  role_changed: { given: [role], taken: [{ role: null, permission: "deals.view" }], edited: [role] },
  access_request: { person: evil, ip: place.address, at: AT },
  access_given: { ip: place.address, until: AT },
  gate_opened: { at: AT },
  audit_head: { account: "a", number: 7, hash: "0".repeat(64) },
  company_closing: { by: evil, at: AT },
  company_closing_soon: { days: 7, at: AT },
  company_kept: { by: evil },
  task_due: { task: evil, dueAt: 0, path: "/tasks/abc" },
  chat_fallback: { client: evil, by: "Anna", to: "Piotr", path: "/chats/abc" },
  crm_admin: { crm: "CRM", names: [evil, "Jan"] },
  system: { problem: "mail_down", at: AT },
};

describe.each(LANGUAGES)("letters in %s [MC-10] [MC-38] [AU-09]", (language) => {
  test.each(MAIL_KINDS)(
    "%s: words without gaps, text and HTML, links on our host only, nothing fetched",
    (kind) => {
      const reader = { name: evil, language, timeZone: "Europe/Warsaw", company: "Łódź & Co" };
      const { subject, text, html } = writeMail(kind, SAMPLES[kind], reader, ORIGIN);
      expect(subject).toMatch(/^[^\r\n]+$/);
      for (const words of [subject, text, html.replace(/<style>[\s\S]*<\/style>/, "")]) {
        expect(words).not.toMatch(/\{\w*\}|undefined|\[object|NaN/);
      }
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toContain("<b>");
      expect(html).not.toMatch(/<(img|link|script|iframe)|src=|url\(|@import/i);
      for (const [, link = ""] of [...text.matchAll(/(https?:\S+)/g), ...html.matchAll(/href="([^"]*)"/g)])
        expect(link.startsWith(`${ORIGIN}/`), link).toBe(true);
      const inText = /https?:\S+/.exec(text)?.[0];
      if (inText !== undefined) expect(html).toContain(`href="${inText.replaceAll("&", "&amp;")}"`);
    },
  );

  test("the time is the reader's", () => {
    const reader = { name: "A", language, timeZone: "Asia/Tokyo", company: "C" };
    expect(writeMail("test", { at: AT }, reader, ORIGIN).text).toContain("14:30");
  });
});
