import { en, pl, ru } from "#words";
import { type Language, type Messages, type Translate, translator } from ".";

const tables: Record<Language, Messages> = { en, ru, pl };

/** The messages of a language, for the server only: this module carries all three, a browser loads one. */
export function messagesOf(language: Language): Messages {
  return tables[language];
}

/** A translator on the server: for documents, and for mails in the language of who reads them. */
export function translatorOf(language: Language): Translate {
  return translator(language, tables[language]);
}
