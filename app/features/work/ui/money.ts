import { decimalsOf } from "~/domain/work/money";
import type { Language } from "~/i18n";
import { useLanguage } from "~/i18n/react";

const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU", pl: "pl-PL" };

/** An amount in words: whole minor units, kopecks only when there are any. Spaces are those of every browser. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const places = decimalsOf(currency);
  const isWhole = amount % 10 ** places === 0;
  return new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: isWhole ? 0 : places,
    maximumFractionDigits: places,
  })
    .format(amount / 10 ** places)
    .replaceAll("\u202f", "\u00a0");
}

export function useMoney(currency: string): (amount: number) => string {
  const language = useLanguage();
  return (amount) => formatMoney(amount, currency, language);
}

/** The amount as it stands in an input: a plain number with the decimal sign of the language. */
export function amountText(amount: number | null, currency: string, language: Language): string {
  if (amount === null) return "";
  const places = decimalsOf(currency);
  const text = (amount / 10 ** places).toFixed(amount % 10 ** places === 0 ? 0 : places);
  return language === "en" ? text : text.replace(".", ",");
}
