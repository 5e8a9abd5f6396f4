import type { Viewer } from "~/domain/access";
import { HIDDEN_COLUMNS, LIST_COLUMNS, type ListKind } from "~/domain/export/records";
import { CARD_KINDS, type CardKind } from "~/domain/work/kinds";
import type { Language, MessageKey } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { Db } from "~db/client";
import { type CustomField, listCustomFields } from "~db/queries/work/marks";
import { seesPoints } from "../work/scopes.server";

export type ListColumn = { name: string; label: string };

const WORDS: Record<string, MessageKey> = {
  name: "work.field.name",
  amount: "work.field.amount",
  currency: "pipelines.currency",
  pipeline: "work.field.pipeline",
  stage: "work.field.stage",
  state: "deals.status",
  lost_reason: "work.field.lost_reason",
  responsible: "work.field.responsible",
  contact: "work.field.contact",
  company: "work.field.company",
  deal: "work.field.deal",
  tags: "work.field.tags",
  created: "work.field.created",
  changed: "work.field.updated",
  closed: "work.field.closed",
  created_by: "work.field.created_by",
  position: "work.field.position",
  phone: "field.phone",
  email: "work.field.email",
  vip: "work.field.vip",
  site: "work.field.site",
  address: "work.field.address",
  text: "work.field.text",
  kind: "work.field.kind",
  due: "work.field.due",
  done: "task.done_at",
  result: "work.field.result",
  on: "task.on",
  client: "chats.client",
  channel: "chats.channel",
  status: "chats.status",
  opened: "chats.opened",
  last_message: "chats.last",
  waiting_since: "chats.waiting_since",
};

/** Every column that the viewer may take along from a list, with its words: phones and e-mails with the right alone. */
export async function columnsFor(
  db: Db,
  viewer: Viewer,
  kind: ListKind,
  language: Language,
): Promise<ListColumn[]> {
  const t = translatorOf(language);
  const points = seesPoints(viewer);
  const own = isCard(kind) ? await listCustomFields(db, viewer.accountId, kind) : [];
  return [
    ...LIST_COLUMNS[kind]
      .filter((name) => points || !HIDDEN_COLUMNS.includes(name))
      .map((name) => ({ name, label: t(WORDS[name] ?? "work.field.name") })),
    ...own.map((field) => ({ name: customColumn(field), label: field.name })),
  ];
}

export const customColumn = ({ publicId }: Pick<CustomField, "publicId">) => `custom:${publicId}`;
export const isCard = (kind: ListKind): kind is CardKind => (CARD_KINDS as readonly string[]).includes(kind);
