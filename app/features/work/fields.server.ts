import { fold } from "~/domain/text/fold";
import type { FieldTexts } from "~/domain/work/edit";
import type { CustomField } from "~db/queries/work/marks";

/** Own fields in the texts of a record stand under this and their public id. */
export const CUSTOM = "custom:";

/** Tags as typed, once each: by comma, at most twenty, each at most forty characters. */
export function readTags(text: string): { name: string; key: string }[] {
  const tags = new Map<string, string>();
  for (const part of text.split(",")) {
    const name = part.trim().replace(/\s+/g, " ").slice(0, 40);
    if (name !== "" && !tags.has(fold(name))) tags.set(fold(name), name);
  }
  return [...tags].slice(0, 20).map(([key, name]) => ({ name, key }));
}

export const tagText = (tags: readonly string[]) => (tags.length === 0 ? null : tags.join(", "));

/** The own fields among the texts, ready to be written. */
export const customWrites = (custom: readonly CustomField[], texts: FieldTexts, changed: readonly string[]) =>
  custom
    .filter(({ publicId }) => changed.includes(CUSTOM + publicId))
    .map(({ id, publicId }) => ({ fieldId: id, value: texts[CUSTOM + publicId] ?? null }));

/** What everybody who sees the record may find it by. */
export const searchTextOf = (texts: FieldTexts, fields: readonly string[]) =>
  fold(
    [
      ...fields.map((field) => texts[field]),
      texts.tags,
      ...Object.keys(texts)
        .filter(isCustom)
        .map((key) => texts[key]),
    ]
      .filter(Boolean)
      .join(" "),
  );

const isCustom = (field: string) => field.startsWith(CUSTOM);
