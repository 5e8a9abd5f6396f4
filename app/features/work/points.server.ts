import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { fold } from "~/domain/text/fold";
import { emailKey } from "~db/queries/directory";
import type { NewPoint } from "~db/queries/work/party-writes";

/** The country that a number without a country code belongs to, by the company's language. */
const REGIONS: Record<string, CountryCode> = { ru: "RU", pl: "PL", en: "GB" };
export const regionOf = (language: string): CountryCode => REGIONS[language] ?? "GB";

/** A phone as it is shown and by which duplicates are found (E.164); null when it is none. */
export function readPhone(text: string, region: CountryCode): NewPoint | null {
  const phone = parsePhoneNumberFromString(text, region);
  if (phone === undefined || !phone.isPossible()) return null;
  return { kind: "phone", value: phone.formatInternational(), key: phone.number };
}

/** An e-mail address; null when it cannot be one. */
export function readEmail(text: string): NewPoint | null {
  const value = text.trim();
  if (value.length > 254 || !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(value)) return null;
  return { kind: "email", value, key: emailKey(value) };
}

const parts = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 20);

export type ReadPoints = { points: NewPoint[]; bad: { phones: string[]; emails: string[] } };

/** Phones and e-mails as typed, with commas between them: each once, and what is none of them. */
export function readPoints(phones: string, emails: string, region: CountryCode): ReadPoints {
  const points = new Map<string, NewPoint>();
  const bad: ReadPoints["bad"] = { phones: [], emails: [] };
  const take = (text: string, read: (text: string) => NewPoint | null, wrong: string[]) => {
    for (const part of parts(text)) {
      const point = read(part);
      if (point === null) wrong.push(part);
      else if (!points.has(point.kind + point.key)) points.set(point.kind + point.key, point);
    }
  };
  take(phones, (part) => readPhone(part, region), bad.phones);
  take(emails, readEmail, bad.emails);
  return { points: [...points.values()], bad };
}

/** What those who may see phones and e-mails find a client by: values, keys, and the digits without the plus. */
export const hiddenTextOf = (points: readonly NewPoint[]) =>
  fold(points.flatMap(({ value, key }) => [value, key]).join(" "));

export const pointText = (points: readonly { kind: string; value: string }[], kind: "phone" | "email") =>
  points
    .filter((point) => point.kind === kind)
    .map(({ value }) => value)
    .join(", ") || null;
