import {
  type Cells,
  explain,
  levelOf,
  mayTouch,
  RANK,
  roleGives,
  type SourceTicks,
  type Viewer,
} from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";
import type { ChatGrant } from "~db/queries/registries/chat-roles";
import type { CellGrant, TickPerson } from "~db/queries/registries/ticks";
import type { Role } from "~db/queries/roles";
import { personOf, viewerOf } from "../access/person-rights";
import type { SettingsRight, Tick, TickReason, TickRow } from "./tick-view";

export type TickFacts = {
  person: TickPerson;
  access: PersonAccess;
  grants: readonly ChatGrant[];
  configure: readonly CellGrant[];
  role: Role | null;
};
type Place = { accountId: number; sourceId: number; strictCoupling: boolean; now: number };

/** The ticks as they are given to the person directly, whatever else reaches them. */
export function ticksOf({ grants, configure, role }: TickFacts, sourceId: number): SourceTicks {
  const here = grants.filter((grant) => grant.sourceId === null || grant.sourceId === sourceId);
  const cells = role?.cells ?? {};
  return {
    history: here.length > 0 && roleGives(cells, "history"),
    reply: here.some(({ withoutReply }) => withoutReply === 0) && roleGives(cells, "reply"),
    configure: configure.some(({ permission }) => permission === "channels.edit"),
  };
}

/** One person's line of a channel's permissions [BX-04, MC-25, MC-26, MC-27]. */
export function tickRow(facts: TickFacts, changer: Viewer, place: Place): TickRow {
  const { person, access, role } = facts;
  const given = ticksOf(facts, place.sourceId);
  const target = viewerOf(access, place.accountId, place);
  const from = (permission: "conversations.history" | "conversations.reply" | "channels.edit") =>
    elsewhere(facts, permission, place);
  const has = (permission: Parameters<typeof from>[0]) =>
    RANK[levelOf(target, permission, { sourceId: place.sourceId })] > 0;
  const reasons: TickRow["reasons"] = {};
  const block = (tick: Tick, reason: TickReason, origin: ReturnType<typeof from> = null) => {
    reasons[tick] ??= { reason, origin };
  };
  const general = whyLocked(facts, changer, place);
  for (const tick of ["history", "reply", "configure"] as const) if (general) block(tick, general);
  const also: TickRow["also"] = {};
  for (const tick of ["history", "reply"] as const) {
    const other = from(`conversations.${tick}`);
    if (role === null) block(tick, other === null ? "no_chat_role" : "elsewhere", other);
    else if (!roleGives(role.cells, tick))
      block(tick, other === null ? "role_does_not_give" : "elsewhere", other);
    if (other !== null) also[tick] = other;
  }
  const other = from("channels.edit");
  if (other !== null && !given.configure) block("configure", "elsewhere", other);
  if (other !== null) also.configure = other;
  const shows = (tick: Tick, permission: Parameters<typeof from>[0]) =>
    reasons[tick] === undefined ? given[tick] : has(permission);
  const { userId: _id, ...shown } = person;
  return {
    ...shown,
    role: role && { name: role.name, template: role.template },
    ticks: {
      history: shows("history", "conversations.history"),
      reply: shows("reply", "conversations.reply"),
      configure: shows("configure", "channels.edit"),
    },
    reasons,
    also,
    rights: {
      view: rightOf(facts, "channels.view", place),
      edit: rightOf(facts, "channels.edit", place),
      connect: rightOf(facts, "channels.connect", place),
    },
  };
}

function whyLocked({ access }: TickFacts, changer: Viewer, place: Place): TickReason | null {
  const person = personOf(access, place);
  const refusal = mayTouch(changer, person);
  if (refusal === "is_self") return "self";
  if (refusal !== null) return "above";
  return person.isAdministrator ? "administrator" : null;
}

/** What gives the right here besides the grants that the boxes switch; null when nothing does. */
function elsewhere(
  { access, grants, configure }: TickFacts,
  permission: keyof Cells,
  { sourceId, now }: Place,
) {
  const switched = new Set([...grants, ...configure].map(({ id }) => `g${id}`));
  const other = access.contributions.find(
    ({ id, cells, inactive, from, until, ...bound }) =>
      !switched.has(id) &&
      inactive !== true &&
      (from === null || from <= now) &&
      (until === null || now < until) &&
      (bound.sourceId === null || bound.sourceId === sourceId) &&
      bound.connectionId === null &&
      RANK[cells[permission] ?? "denied"] > 0,
  );
  return other?.origin ?? null;
}

function rightOf(
  { access }: TickFacts,
  permission: "channels.view" | "channels.edit" | "channels.connect",
  { sourceId, strictCoupling, now }: Place,
): SettingsRight {
  const { level, reasons, merged, clamps } = explain({
    contributions: access.contributions,
    permission,
    target: { sourceId, responsibles: [] },
    gates: [],
    who: { userId: access.user, reach: access.reach, isOwner: access.isOwner },
    strictChannelCoupling: strictCoupling,
    now,
  });
  const cause = reasons.find((reason) => reason.state === "counts" && reason.level === merged);
  const clamp = clamps.find(({ cell }) => cell === permission);
  return {
    level,
    origin: merged === "denied" ? null : (cause?.origin ?? null),
    clampedBy: clamp?.because ?? null,
  };
}
