import type { Language, MessageValues } from ".";
import type { Part } from "./message";

/** Puts the parts into words. Throws when a value is missing or no case fits. */
export function sayMessage(
  parts: readonly Part[],
  values: MessageValues,
  language: Language,
  count?: number,
): string {
  return parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "count") return numbersOf(language).format(count as number);
      const value = values[part.name];
      if (value === undefined) throw new Error(`No value for ${part.name}`);
      if (part.kind === "value") return String(value);
      if (part.kind === "number") return numbersOf(language).format(Number(value));
      const isPlural = part.kind === "plural";
      const chosen =
        part.cases.get(isPlural ? `=${value}` : String(value)) ??
        part.cases.get(isPlural ? pluralsOf(language).select(Number(value)) : "other") ??
        part.cases.get("other");
      if (chosen === undefined) throw new Error(`No case of ${part.name} fits ${value}`);
      return sayMessage(chosen, values, language, isPlural ? Number(value) : count);
    })
    .join("");
}

const numbers = new Map<Language, Intl.NumberFormat>();
const plurals = new Map<Language, Intl.PluralRules>();

function numbersOf(language: Language): Intl.NumberFormat {
  const known = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, known);
  return known;
}

function pluralsOf(language: Language): Intl.PluralRules {
  const known = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, known);
  return known;
}
