import type { MessageKey, MessageValues } from "~/i18n";
import { translatorOf } from "~/i18n/server";

/** A use-case's refusal in words: code and status come from its table, the sentence from the glossary. */
export type Said = { code: string; status: number; title: string; field?: string };

const t = translatorOf("en");

export function sayProblem(
  code: string,
  { text, status, field }: { text: MessageKey; status: number; field?: string },
  values: MessageValues = {},
): Said {
  return { code, status, title: t(text, values), ...(field === undefined ? {} : { field }) };
}
