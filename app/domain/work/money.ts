/** Why an amount of money was not understood. */
export type AmountRefusal = "not_an_amount" | "too_many_decimals" | "negative" | "too_large";
export type ParsedAmount = { ok: true; amount: number | null } | { ok: false; refusal: AmountRefusal };

/** Currencies a company may count its deals in (ISO 4217); every amount is whole minor units of the company's one. */
export const CURRENCIES = ["RUB", "PLN", "EUR", "USD", "GBP", "KZT", "UAH", "BYN", "CZK", "JPY"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The largest amount: whole minor units stay exact in a double and in a sum of ten thousand of them. */
export const LARGEST_AMOUNT = 900_000_000_000;

/** Digits after the decimal sign. */
export const decimalsOf = (currency: string): number => (currency === "JPY" ? 0 : 2);

/** Signs, codes and usual short words of money; any other word makes it no amount ("12 thousand" is not 12). */
const MARK = `\\p{Sc}|${CURRENCIES.join("|")}|rub|\u0440\u0443\u0431|\u0440|z\u0142|zl`;
const MARK_BEFORE = new RegExp(`^(?:${MARK})\\.?(?=[-\u2212\\d])`, "iu");
const MARK_AFTER = new RegExp(`(?:${MARK})\\.?$`, "iu");

/**
 * What a person typed as whole minor units: `1 234,50 RUB`, `1,234.50`, `1'234`. Empty is no amount. A sign
 * that stands once with three digits behind it separates thousands; the last of two different signs is the decimal one.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const bare = text
    .normalize("NFKC")
    .replace(/[\s\u00a0\u202f'\u2019]/g, "")
    .replace(MARK_BEFORE, "")
    .replace(MARK_AFTER, "");
  if (text.trim() === "") return { ok: true, amount: null };
  if (/^[-\u2212]/.test(bare)) return { ok: false, refusal: "negative" };
  const split = splitNumber(bare, decimalsOf(currency));
  if (split === null) return { ok: false, refusal: "not_an_amount" };
  const places = decimalsOf(currency);
  if (split.decimals.replace(/0+$/, "").length > places) return { ok: false, refusal: "too_many_decimals" };
  if (split.whole.length > 15) return { ok: false, refusal: "too_large" };
  const amount = Number(split.whole + split.decimals.slice(0, places).padEnd(places, "0"));
  return amount > LARGEST_AMOUNT ? { ok: false, refusal: "too_large" } : { ok: true, amount };
}

function splitNumber(bare: string, places: number): { whole: string; decimals: string } | null {
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const signs = [...bare.matchAll(/[.,]/g)];
  const last = signs.at(-1);
  if (last === undefined) return { whole: bare, decimals: "" };
  const [head, tail] = [bare.slice(0, last.index), bare.slice(last.index + 1)];
  const isRepeated = signs.filter(([sign]) => sign === last[0]).length > 1;
  const isThousands = tail.length === 3 && (isRepeated || signs.length === 1);
  if (places === 0 || isRepeated || isThousands)
    return grouped(bare) ? { whole: digits(bare), decimals: "" } : null;
  if (tail === "" || (signs.length > 1 && !grouped(head))) return null;
  return { whole: digits(head), decimals: tail };
}

const digits = (text: string) => text.replace(/\D/g, "");
const grouped = (text: string) =>
  /^\d{1,3}([.,]\d{3})+$/.test(text) && new Set(text.replace(/\d/g, "")).size === 1;
