import { can, isAdministrator, type Permission } from "~/domain/access";
import { findChannel } from "~db/queries/registries/channels";
import { listRoles } from "~db/queries/roles";
import { levelOfGrant, unitGrantsBeyond } from "~db/queries/why";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { mendsOfOrigins, unitLink } from "./mends-of-origins.server";
import { tellCell } from "./told-cell";
import type { WhyPerson } from "./why-person.server";

const CHAT_RIGHTS = ["conversations.list", "conversations.history", "conversations.reply"] as const;
const GIVES: Permission = "conversations.list";
const SHOWN = 10;

/** "Add access permission" with the person, the right and the channel chosen [MC-78]. */
const giveLink = (person: string, source: string) =>
  `/settings/access/add?${new URLSearchParams({ kind: "user", subject: person, permission: GIVES, source })}`;

/**
 * Why a person has no access to a channel: its status, the rights there with every origin, and the groups that would
 * grant it [MC-78, MC-79, MC-80]. Null: no such channel.
 */
export async function whyChannel(
  needs: Pick<Needs, "db" | "now">,
  asker: Changer,
  person: WhyPerson,
  publicId: string,
) {
  const { accountId } = asker;
  const db = needs.db(accountId);
  const channel = await findChannel(db, accountId, publicId);
  if (channel === null) return null;
  const options = { strictCoupling: asker.settings.strictCoupling, now: needs.now };
  // A chat of their own there: whether the right is there at all; the level says how far it goes.
  const target = { ...person.target, sourceId: channel.id };
  const [grants, roles] = await Promise.all([
    unitGrantsBeyond(db, accountId, person.id, channel.id, needs.now),
    listRoles(db, accountId),
  ]);
  const cellsOf = (roleId: number) => roles.find(({ id, isActive }) => id === roleId && isActive)?.cells;
  const units = new Map(
    grants
      .filter((grant) => (levelOfGrant(grant, cellsOf, GIVES) ?? "denied") !== "denied")
      .map(({ publicId: id, kind, name }) => [id, { publicId: id, kind, name }]),
  );
  const withMends = await mendsOfOrigins(needs, asker);
  const mayJoin = isAdministrator(asker) && can(asker, "structure.edit");
  return {
    publicId,
    name: channel.name,
    status: channel.status,
    isInQueue: channel.queue.some(({ id }) => id === person.id),
    rights: CHAT_RIGHTS.map((permission) => withMends(person, tellCell(person, permission, target, options))),
    groups: [...units.values()].slice(0, SHOWN).map((unit) => ({
      ...unit,
      mend: mayJoin ? unitLink(unit.publicId, "add", person.publicId) : null,
    })),
    give: giveLink(person.publicId, publicId),
    mayOpen: can(asker, "channels.view", { responsibles: channel.responsibles, sourceId: channel.id }),
  };
}
export type ChannelAnswer = NonNullable<Awaited<ReturnType<typeof whyChannel>>>;
