import { can, type Level, type Permission, RANK, type Target, whoCan } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import { findChannel } from "~db/queries/registries/channels";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { viewerOf } from "../person-rights";
import { readAccess } from "../read-access.server";
import { mendsOfOrigins } from "./mends-of-origins.server";
import { type ToldCell, tellCell } from "./told-cell";
import type { WhyPerson } from "./why-person.server";

/** Rights that show other people's data: the ones to look at when somebody sees too much [MC-84]. */
const WIDE = [
  "conversations.list",
  "conversations.history",
  "contacts.view",
  "companies.view",
  "deals.view",
  "tasks.view",
  "users.view",
  "authlog.view",
] as const satisfies readonly Permission[];
const SHOWN = 50;

/** What of other people a person sees, and which role or group gives it [MC-84, MC-85, MC-86]. */
export async function whatReachesOthers(
  needs: Pick<Needs, "db" | "now">,
  asker: Changer,
  person: WhyPerson,
): Promise<ToldCell[]> {
  const options = { strictCoupling: asker.settings.strictCoupling, now: needs.now };
  const withMends = await mendsOfOrigins(needs, asker);
  return WIDE.map((permission) => tellCell(person, permission, undefined, options))
    .filter(({ level }) => RANK[level] > RANK.own)
    .map((cell) => withMends(person, cell));
}

export type Seer = { publicId: string; name: string; level: Level; told: ToldCell };
export type Seers = { name: string; people: Seer[]; more: number };

/** Who may read the chats of a channel now, with the origin of the right; within the asker's reach [MC-84]. */
export async function whoSeesChannel(
  needs: Pick<Needs, "db" | "gate" | "now">,
  asker: Changer,
  publicId: string,
): Promise<Seers | null> {
  const { accountId } = asker;
  const channel = await findChannel(needs.db(accountId), accountId, publicId);
  if (channel === null) return null;
  const options = { strictCoupling: asker.settings.strictCoupling, now: needs.now };
  const everybody = (await readAccess(needs, asker, {})).filter(
    ({ user, units, isDeleted }) =>
      !isDeleted && can(asker, "access.explain", { responsibles: [{ userId: user, units }] }),
  );
  const candidates = everybody.map((access) => ({
    access,
    viewer: viewerOf(access, accountId, options),
    gates: access.holds
      .filter((hold) => isOpen(hold, needs.now))
      .map(({ kind }) => ({ kind: "hold" as const, closed: true, code: kind })),
  }));
  const target: Target = { sourceId: channel.id, responsibles: channel.responsibles };
  const found = whoCan("conversations.history", target, candidates);
  const withMends = await mendsOfOrigins(needs, asker);
  return {
    name: channel.name,
    more: Math.max(0, found.length - SHOWN),
    people: found.slice(0, SHOWN).map(({ person, level }) => {
      const { publicId: id, name, surname } = person.access;
      const who = { publicId: id, name: `${name} ${surname}`.trim() };
      return {
        ...who,
        level,
        told: withMends(who, tellCell(person, "conversations.history", target, options)),
      };
    }),
  };
}
