import type { Language } from "~/i18n";

/** The name of a country in a language; the code when it has none. */
export function countryWords(country: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: "region", fallback: "code" }).of(country) ?? country;
}

/** "Poland, 203.0.113.7": where somebody came from, as far as it is known. */
export function placeWords(
  origin: { country: string | null; address: string | null },
  language: Language,
): string {
  const country = origin.country === null ? null : countryWords(origin.country, language);
  return [country, origin.address].filter(Boolean).join(", ");
}
