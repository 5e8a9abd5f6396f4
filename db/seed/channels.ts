import type { ChannelKind, ChannelStatus } from "../../app/domain/channels/channels";
import { departmentSources, sourceQueue, sources } from "../schema";
import type { DepartmentKey } from "./cast";
import { insertMany } from "./insert-many";
import type { Language } from "./names";
import { type Member, whoIs } from "./staff";
import type { Units } from "./store-staff";

type Names = Record<"whatsapp" | "telegram" | "site" | "mail" | "phone", string>;
const NAMES: Record<Language, Names> = {
  en: {
    whatsapp: "WhatsApp of the showroom",
    telegram: "Telegram",
    site: "Chat on the site",
    mail: "Orders mailbox",
    phone: "Support line",
  },
  pl: {
    whatsapp: "WhatsApp salonu",
    telegram: "Telegram",
    site: "Czat na stronie",
    mail: "Skrzynka zamówień",
    phone: "Infolinia",
  },
  ru: {
    whatsapp: "WhatsApp салона",
    telegram: "Telegram",
    site: "Чат на сайте",
    mail: "Почта для заказов",
    phone: "Линия поддержки",
  },
};

type Plan = {
  key: keyof Names;
  kind: ChannelKind;
  status?: ChannelStatus;
  owner: string;
  queue: DepartmentKey | "";
};
const CHANNELS: readonly Plan[] = [
  { key: "whatsapp", kind: "whatsapp", owner: "head", queue: "sales" },
  { key: "telegram", kind: "telegram", owner: "head", queue: "key_clients" },
  { key: "site", kind: "site_widget", owner: "support", queue: "support" },
  { key: "mail", kind: "mail", status: "paused", owner: "admin", queue: "sales" },
  { key: "phone", kind: "phone", status: "off", owner: "support", queue: "" },
];

type Scene = {
  db: D1Database;
  accountId: number;
  language: Language;
  staff: readonly Member[];
  at: number;
  units: Units;
};

/** Five channels (BX-01) with those of a department in the queue who have a chat role: before the gate is filled. */
export async function storeChannels(
  { db, accountId, language, staff, at, units }: Scene,
  newId: () => string,
) {
  const rows = CHANNELS.map(({ key, kind, status = "connected", owner }) => ({
    accountId,
    publicId: newId(),
    kind,
    name: NAMES[language][key],
    status,
    ownerUserId: whoIs(staff, owner).userId,
    createdAt: at,
  }));
  await db.batch(insertMany(db, sources, rows));
  const { results } = await db
    .prepare("SELECT id, public_id AS publicId FROM sources WHERE account_id = ?")
    .bind(accountId)
    .all<{ id: number; publicId: string }>();
  const idOf = new Map(results.map(({ id, publicId }) => [publicId, id]));
  const queues = CHANNELS.flatMap(({ queue }, index) =>
    staff
      .filter(({ department, roles, fate }) => department === queue && fate === undefined && chats(roles))
      .map(({ userId }) => ({ accountId, sourceId: idOf.get(rows[index]!.publicId)!, userId })),
  );
  const preselected = CHANNELS.flatMap(({ queue }, index) =>
    queue === "" ? [] : { accountId, departmentId: units[queue], sourceId: idOf.get(rows[index]!.publicId)! },
  );
  await db.batch([...insertMany(db, sourceQueue, queues), ...insertMany(db, departmentSources, preselected)]);
}

const chats = (roles: readonly string[]) =>
  roles.some((role) => role.startsWith("chat_") && role !== "chat_quality_control");
