import type { Messages } from "../app/i18n";

/** The file that the build writes beside the bundle (scripts/lib/server-bundle.mjs), as a path of this site. */
declare const KEPT_APART: string;

const words: Record<"en" | "ru" | "pl", Messages> = {
  en: {} as Messages,
  ru: {} as Messages,
  pl: {} as Messages,
};
export const { en, ru, pl } = words;

/** The numbering plans of all countries, for libphonenumber-js. */
export const phones = {};

/** Words for suggested passwords: stands in for `app/domain/session/password-words.ts`. */
export const PASSWORD_WORDS: string[] = [];

type File = {
  keys: string[];
  words: Record<string, string[]>;
  phones: object;
  passwordWords: string[];
};
let isReady = false;

/**
 * Stands in for `app/i18n/words.ts` in the bundle: reads words and numbering plans out of a static file, once in an
 * isolate. Requests that meet at the start read it each for itself: one must not wait for another's connection.
 */
export async function ready(assets: { fetch: (url: string) => Promise<Response> }): Promise<void> {
  if (isReady) return;
  const answer = await assets.fetch(`https://assets.local${KEPT_APART}`);
  if (!answer.ok) throw new Error(`${KEPT_APART} answers ${answer.status}`);
  const file = (await answer.json()) as File;
  for (const [language, table] of Object.entries(words)) {
    const texts = file.words[language] ?? [];
    Object.assign(table, Object.fromEntries(file.keys.map((key, i) => [key, texts[i]])));
  }
  Object.assign(phones, file.phones);
  PASSWORD_WORDS.splice(0, Number.POSITIVE_INFINITY, ...file.passwordWords);
  isReady = true;
}
