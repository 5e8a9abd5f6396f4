import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { I18nProvider, useFormat, useLanguage, useT, useTimeZone } from "~/i18n/react";
import { messagesOf } from "~/i18n/server";

const NOW = Date.parse("2026-03-05T12:00:00Z");

function Line({ seenAt }: { seenAt?: number }) {
  const [t, format, language, zone] = [useT(), useFormat(), useLanguage(), useTimeZone()];
  const at = NOW - 5 * 60_000;
  return [t("card.last_activity"), format.relative(at, seenAt), format.time(at), language, zone].join(" | ");
}

const page = (seenAt?: number) =>
  renderToStaticMarkup(
    createElement(
      I18nProvider,
      { language: "pl", timeZone: "Europe/Warsaw", messages: messagesOf("pl"), now: NOW },
      createElement(Line, { seenAt }),
    ),
  );

test("a page speaks its language, in its zone, at the time it was made", () => {
  expect(page()).toBe("Ostatnia aktywność | 5 min temu | 12:55 | pl | Europe/Warsaw");
});

test("a part that ages in place hands in its own time", () => {
  expect(page(NOW + 60_000)).toContain("6 min temu");
});

test("words without a provider are a programming error", () => {
  expect(() => renderToStaticMarkup(createElement(Line))).toThrow("I18nProvider is missing");
});
