import type { Language, MessageKey, MessageValues, Translate } from "~/i18n";
import type { Formatter } from "~/i18n/format";

/** How a letter speaks to its reader: their language, their zone, their company. */
export type Reading = {
  t: Translate;
  format: Formatter;
  language: Language;
  company: string;
  name: string;
};

/**
 * A letter by its keys: the text is plain, its paragraphs parted by an empty line. `path` becomes the value `link`,
 * on the configured host and no other; a letter with a path has an `action`, the words of its button.
 */
export type Letter = {
  subject: MessageKey;
  text: MessageKey;
  values?: MessageValues;
  link?: { path: string; action: MessageKey };
};
export type Write<Details> = (details: Details, reading: Reading) => Letter;
