import type { MessageKey, MessageValues, Translate } from ".";

/** A message key with its values as one string, for places that carry only strings, as a zod message does. */
export function said(key: MessageKey, values: MessageValues = {}): string {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${key}?${query}` : key;
}

/** Puts what `said` made into words. Everything that is not a key is a ready text and comes back as it is. */
export function sayIt(t: Translate, text: string): string {
  const [, key, query] = /^([a-z][\w-]*(?:\.[\w-]+)+)(?:\?(.*))?$/.exec(text) ?? [];
  if (!key) return text;
  const values = [...new URLSearchParams(query ?? "")].map(([name, value]) => [name, numeric(value)]);
  const words = t(key as MessageKey, Object.fromEntries(values));
  return words === key ? text : words;
}

/** Plural rules need numbers. */
function numeric(value: string): string | number {
  return /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value;
}
