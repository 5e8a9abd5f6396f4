import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * A typed phone in E.164 ("+48600700800"), or null when it is none [MC-16c]. Without `+` it is read as a number of
 * `country`. Extensions have no place in E.164 and words no place in a number, so both are refused.
 */
export function toE164(text: string, country: CountryCode | null): string | null {
  if (text.length > 40 || /\p{L}/u.test(text)) return null;
  const phone = parsePhoneNumberFromString(text.trim().replace(/\s/g, " "), {
    ...(country !== null && { defaultCountry: country }),
    extract: false,
  });
  return phone === undefined || phone.ext !== undefined || !phone.isValid() ? null : phone.number;
}

/** Zones that stand for one country, as far as teams of this product's languages live there. */
const COUNTRY_OF_ZONE: Record<string, CountryCode> = {
  "Europe/Warsaw": "PL",
  "Europe/London": "GB",
  "Europe/Berlin": "DE",
  "Europe/Paris": "FR",
  "Europe/Madrid": "ES",
  "Europe/Rome": "IT",
  "Europe/Prague": "CZ",
  "Europe/Vilnius": "LT",
  "Europe/Riga": "LV",
  "Europe/Tallinn": "EE",
  "Europe/Kyiv": "UA",
  "Europe/Kiev": "UA",
  "Europe/Minsk": "BY",
  "Asia/Almaty": "KZ",
  "Asia/Tashkent": "UZ",
  "Asia/Tbilisi": "GE",
  "Asia/Yerevan": "AM",
  "Asia/Baku": "AZ",
  "Asia/Bishkek": "KG",
  "Asia/Dubai": "AE",
  "Asia/Jerusalem": "IL",
  "Europe/Istanbul": "TR",
  "America/New_York": "US",
  "America/Chicago": "US",
  "America/Denver": "US",
  "America/Los_Angeles": "US",
};
const COUNTRY_OF_LANGUAGE: Record<string, CountryCode> = { pl: "PL", ru: "RU" };

/** The country whose numbers may be typed without `+`: of the company's zone, else of its language, else none. */
export const countryOf = (company: { timeZone: string; language: string }): CountryCode | null =>
  COUNTRY_OF_ZONE[company.timeZone] ?? COUNTRY_OF_LANGUAGE[company.language] ?? null;
