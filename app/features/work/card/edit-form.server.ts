import * as z from "zod";
import type { Viewer } from "~/domain/access";
import type { Clash, FieldTexts } from "~/domain/work/edit";
import type { Db } from "~db/client";
import type { CustomField } from "~db/queries/work/marks";
import { namesOf } from "~db/queries/work/people";
import { CUSTOM } from "../fields.server";
import { linkNames } from "../links.server";
import type { ClashView } from "../ui/clash-question";

const Seen = z.record(z.string().max(80), z.string().max(5_000).nullable());

/** Takes a sent edit apart: the fields, what the form was opened with, and the answers to a merge question. */
export function takeEdit(data: FormData): { form: FormData; seen: FieldTexts; keep: Record<string, string> } {
  const form = new FormData();
  const keep: Record<string, string> = {};
  let seen: FieldTexts = {};
  for (const [name, value] of data) {
    if (typeof value !== "string") continue;
    if (name === "seen") seen = readSeen(value);
    else if (name.startsWith("keep.")) keep[name.slice(5)] = value;
    else form.append(name, value);
  }
  return { form, seen, keep };
}

/** What cannot be read counts as a form that was opened empty: then every difference is a question, nothing is lost. */
function readSeen(text: string): FieldTexts {
  try {
    const parsed = Seen.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** The edit after a merge question: where the person chose theirs, what stands there stays. */
export const afterChoice = (mine: FieldTexts, seen: FieldTexts, keep: Record<string, string>): FieldTexts =>
  Object.fromEntries(
    Object.entries(mine).map(([field, value]) => [
      field,
      keep[field] === "theirs" ? (seen[field] ?? null) : value,
    ]),
  );

/** A merge question in words, with all that has to be sent again. */
export async function clashView(
  db: Db,
  viewer: Viewer,
  facts: { clashes: Clash[]; now: FieldTexts; form: FormData; custom: readonly CustomField[] },
): Promise<ClashView> {
  const { clashes, now, form, custom } = facts;
  const ids = (field: string) =>
    clashes
      .filter((clash) => clash.field === field)
      .flatMap(({ mine, theirs }) => [mine, theirs])
      .filter((id) => id !== null);
  const names: Record<string, Map<string, string>> = {
    responsible: await namesOf(db, viewer.accountId, ids("responsible")),
    contact: await linkNames(db, viewer, "contact", ids("contact")),
    company: await linkNames(db, viewer, "company", ids("company")),
  };
  const say = (field: string, value: string | null) => {
    if (value === null) return "";
    if (field in names) return names[field]?.get(value) ?? "\u2022\u2022\u2022";
    return field === "amount" ? String(Number(value) / 100) : value;
  };
  return {
    lines: clashes.map(({ field, mine, theirs }) => ({
      field,
      label: field.startsWith(CUSTOM)
        ? (custom.find(({ publicId }) => CUSTOM + publicId === field)?.name ?? field)
        : `work.field.${field}`,
      mine: say(field, mine),
      theirs: say(field, theirs),
    })),
    sent: {
      ...Object.fromEntries(
        [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
      ),
      seen: JSON.stringify(now),
    },
  };
}
