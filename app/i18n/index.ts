import type { messages } from "./en";
import { type Part, readMessage } from "./message";
import { sayMessage } from "./say-message";

/*
 * How to add words
 *
 * - A key belongs to an area: put it into `en/<area>.ts`, `ru/<area>.ts` and `pl/<area>.ts`. The compiler
 *   refuses a key that is missing in one language, the unit tests refuse different placeholders.
 * - A new area is a file of the same name in each of the three folders, spread into each `index.ts`.
 *   A key may stand in one area only (a test looks for doubles).
 * - Keys that the glossary names carry exactly its words; `test/fixtures/glossary.tsv` holds them to it.
 * - Messages are ICU: `{name}` for a value, `{n, plural, one {# user} other {# users}}` for a count. Russian and
 *   Polish need one, few, many and other. A literal brace is written '{' (with the apostrophes).
 * - Text is calm and short: what happened, until when, who can help. No gendered past tense in Russian and
 *   Polish; Russian buttons in the infinitive, Polish ones in the imperative.
 * - Numbers, dates and lists are put into words by `format.ts`, then handed to a message as a value.
 */

/** The languages of the product; the first is what a person gets who asks for none of them. */
export const LANGUAGES = ["en", "ru", "pl"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every key there is; English is the reference, the others are held to it by the compiler. */
export type MessageKey = keyof typeof messages;
export type Messages = Readonly<Record<MessageKey, string>>;
export type MessageValues = Record<string, string | number>;

/** Puts a message into words. Never throws: a page with a raw placeholder is better than no page. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Messages that have been read, by their text, once per isolate or browser tab; no code is generated. */
const read = new Map<string, readonly Part[]>();

/**
 * The translator of one language over its message table.
 * A key the table lacks (a page older than its tables) reads as the key itself.
 */
export function translator(language: Language, table: Messages): Translate {
  return (key, values) => {
    const message: string | undefined = table[key];
    if (message === undefined) return key;
    if (!/[{']/.test(message)) return message;
    try {
      return sayMessage(partsOf(message), values ?? {}, language);
    } catch {
      return message;
    }
  };
}

function partsOf(message: string): readonly Part[] {
  const known = read.get(message) ?? readMessage(message);
  read.set(message, known);
  return known;
}

/** Whether a stored or received value names one of our languages. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** What is known about the language a person wants; all of it may come from outside and be anything. */
export interface LanguageWishes {
  profile?: string | null;
  cookie?: string | null;
  acceptLanguage?: string | null;
}

/**
 * The language of a page: the profile's, else the one chosen before sign-in (cookie), else the browser's
 * (RFC 9110 12.5.4, by quality, then order), else English. `*` and other languages name none of ours.
 */
export function pickLanguage({ profile, cookie, acceptLanguage }: LanguageWishes): Language {
  if (isLanguage(profile)) return profile;
  if (isLanguage(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .slice(0, 1000)
    .split(",")
    .map(parseRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ primary }) => primary).find(isLanguage) ?? LANGUAGES[0];
}

function parseRange(range: string): { primary: string; quality: number } {
  const [tag = "", ...parameters] = range
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
  return {
    primary: tag.split("-")[0] ?? "",
    quality: /^[01](\.\d{0,3})?$/.test(quality) ? Number(quality) : 0,
  };
}
