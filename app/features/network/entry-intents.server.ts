import { publicId } from "~/domain/ids/public-id";
import type { ListEdit } from "~/domain/network/edit-list";
import { parseMany } from "~/domain/network/parse-many";
import { parseNetwork } from "~/domain/network/parse-network";
import type { SavedEntry } from "~/domain/network/saved-list";
import { said } from "~/i18n/said";
import { readNetwork } from "~db/queries/network";
import type { Needs } from "../needs";
import { fieldsOf } from "./entry-fields.server";
import { type Company, type IntentOutcome, saved } from "./intent-outcome.server";
import type { NetworkIntent } from "./network-form";
import { readEntry } from "./read-entry.server";
import type { Saver } from "./saver";

/** Adds or changes one entry. */
export async function saveEntry(
  needs: Needs,
  { saver, timeZone }: Company,
  intent: Extract<NetworkIntent, { intent: "add" | "change" }>,
): Promise<IntentOutcome> {
  const read = await readEntry(needs, { accountId: saver.accountId, timeZone }, intent);
  if (!read.ok) return { kind: "errors", errors: read.errors };
  const notices = noticesOf(intent.network);
  if (intent.intent === "add") {
    const entry = newEntry(needs, saver, read.entry);
    const undo = { intent: "remove", id: entry.publicId, confirmed: "on" };
    return saved(needs, saver, { kind: "add", entries: [entry] }, intent, {
      title: "network.added",
      notices,
      undo,
    });
  }
  const before = await findEntry(needs, saver, intent.id);
  const undo =
    before === null
      ? undefined
      : { ...(await fieldsOf(needs, saver, before, timeZone)), intent: "change", id: intent.id };
  const edit: ListEdit = { kind: "change", publicId: intent.id, entry: read.entry };
  return saved(needs, saver, edit, intent, { title: "network.changed", notices, undo });
}

/** Removes one entry; undo puts it back as it was. */
export async function removeEntry(
  needs: Needs,
  { saver, timeZone }: Company,
  intent: Extract<NetworkIntent, { intent: "remove" }>,
): Promise<IntentOutcome> {
  const before = await findEntry(needs, saver, intent.id);
  const undo =
    before === null ? undefined : { ...(await fieldsOf(needs, saver, before, timeZone)), intent: "add" };
  return saved(needs, saver, { kind: "remove", publicId: intent.id }, intent, {
    title: "network.removed",
    undo,
  });
}

/** All lines or none: what cannot be read is said line by line, and nothing is saved yet. */
export async function pasteEntries(
  needs: Needs,
  { saver }: Company,
  intent: Extract<NetworkIntent, { intent: "paste" }>,
): Promise<IntentOutcome> {
  const { entries } = await readNetwork(needs.db(saver.accountId), saver.accountId);
  const { lines, unreadLines } = parseMany(
    intent.lines,
    entries.map(({ network }) => network.text),
  );
  const bad = lines.flatMap((line) =>
    line.ok ? [] : [{ line: line.line, text: line.text, refusal: line.refusal }],
  );
  if (bad.length > 0 || unreadLines > 0) return { kind: "lines", lines: bad, unreadLines };
  if (lines.length === 0) return { kind: "errors", errors: { lines: [said("error.required")] } };
  const fresh = lines.flatMap((line) =>
    line.ok && !line.notices.includes("listed_twice")
      ? [
          newEntry(needs, saver, {
            network: line.network,
            label: line.label,
            scope: "account",
            scopeId: null,
            mode: "extends",
            expiresAt: null,
          }),
        ]
      : [],
  );
  return saved(needs, saver, { kind: "add", entries: fresh }, intent, {
    title: "network.lines_added",
    values: { n: fresh.length },
  });
}

const newEntry = (
  needs: Needs,
  saver: Saver,
  facts: Omit<SavedEntry, "id" | "publicId" | "createdAt" | "createdBy">,
): SavedEntry => ({
  id: 0,
  publicId: publicId(needs.random(16)),
  ...facts,
  createdAt: needs.now,
  createdBy: saver.userId,
});

function noticesOf(text: string) {
  const parsed = parseNetwork(text);
  return parsed.ok ? parsed.notices.map((notice) => ({ notice, range: parsed.network.text })) : [];
}

async function findEntry(needs: Needs, { accountId }: Saver, id: string): Promise<SavedEntry | null> {
  const { entries } = await readNetwork(needs.db(accountId), accountId);
  return entries.find((entry) => entry.publicId === id) ?? null;
}
