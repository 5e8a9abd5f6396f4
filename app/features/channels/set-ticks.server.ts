import {
  type Cells,
  CONFIGURE_CELLS,
  cellsBeyond,
  type GrantSubject,
  mayGrant,
  mayRevoke,
  roleGives,
  type SourceTicks,
} from "~/domain/access";
import { opSelect } from "~db/queries/gate-ops";
import { areUnchanged, raiseVersions, usersOf } from "~db/queries/grants";
import { mustHold } from "~db/queries/guarded-batch";
import type { Channel } from "~db/queries/registries/channels";
import { exchangeGrants } from "~db/queries/registries/chat-roles";
import { deleteGrants, insertCells, sourceIds } from "~db/queries/registries/ticks";
import type { Changer } from "../access/changer";
import { personOf } from "../access/person-rights";
import { type Done, type Refused, refuse } from "../access/refusals";
import { tellOfRights } from "../access/tell-of-rights.server";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { readTickFacts } from "./read-ticks.server";
import { type TickFacts, tickRow, ticksOf } from "./tick-facts.server";
import { exchangeOf } from "./tick-steps";
import type { Tick } from "./tick-view";

export type TickRequest = { person: string; ticks: SourceTicks };
const TICK_CELLS = {
  history: "conversations.history",
  reply: "conversations.reply",
  configure: "channels.edit",
} as const;

/**
 * The three ticks of one person on one channel [MC-25, MC-26, MC-27] (roles.md R4): the first two bind and trim the chat
 * role, the third is a grant on this channel. Changed by holders of `access.edit` [BX-23], who give no more than they hold.
 */
export async function setTicks(
  needs: Needs,
  changer: Changer,
  channel: Channel,
  { person: publicId, ticks }: TickRequest,
): Promise<Done | Refused> {
  const { accountId } = changer;
  const [facts] = await readTickFacts(needs, changer, channel.id, { person: publicId });
  if (facts === undefined) return refuse("no_such_subject");
  const before = ticksOf(facts, channel.id);
  const wanted = changeable(facts, changer, { before, ticks, sourceId: channel.id, now: needs.now });
  const changed = (["history", "reply", "configure"] as const).filter(
    (tick) => before[tick] !== wanted[tick],
  );
  if (changed.length === 0) return { ok: true, pending: false };
  if (facts.role === null && (wanted.history || wanted.reply)) return refuse("no_such_role");
  const refused = whyNot(needs, changer, channel.id, { facts, before, wanted });
  if (refused !== null) return refused;
  const { userId } = facts.person;
  const moved = changed.some((tick) => tick !== "configure");
  const all = moved ? await sourceIds(needs.db(accountId), accountId) : [];
  const givesReply = roleGives(facts.role?.cells ?? {}, "reply");
  const { taken, given } = moved
    ? exchangeOf(facts.grants, {
        sourceId: channel.id,
        all,
        ticks: { ...wanted, reply: wanted.reply || !givesReply },
      })
    : { taken: [], given: [] };
  const by = { at: needs.now, by: changer.userId };
  const things = (now: boolean) =>
    changed
      .filter((tick) => wanted[tick] === now)
      .map((tick) => ({ role: null, permission: TICK_CELLS[tick] }));
  const outcome = await change(needs, changer, {
    write: [
      mustHold(areUnchanged(accountId, [[userId, facts.access.version]])),
      ...exchangeGrants(accountId, taken, given, by),
      ...(before.configure === wanted.configure
        ? []
        : wanted.configure
          ? insertCells(accountId, { userId, sourceId: channel.id, ...by }, CONFIGURE_CELLS)
          : deleteGrants(
              accountId,
              facts.configure.map(({ id }) => id),
            )),
      raiseVersions(accountId, usersOf([userId])),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor: changer.actor,
      target: { kind: "user", id: userId, name: facts.person.name },
      changes: changed.map((tick) => ({
        field: `${TICK_CELLS[tick]} @ ${channel.name}`,
        before: before[tick],
        after: wanted[tick],
      })),
    },
    gate: [opSelect.person(accountId, userId)],
    mails: tellOfRights(needs, accountId, [userId], { given: things(true), taken: things(false) }),
  });
  if (outcome.lost) return refuse("conflict");
  return { ok: true, pending: outcome.pending };
}

type Asked = { before: SourceTicks; ticks: SourceTicks; sourceId: number; now: number };

/** What is asked for, with the boxes that switch nothing left as they are; no answer without reading (closure rule 4). */
function changeable(
  facts: TickFacts,
  changer: Changer,
  { before, ticks, sourceId, now }: Asked,
): SourceTicks {
  const { strictCoupling } = changer.settings;
  const { reasons } = tickRow(facts, changer, {
    accountId: changer.accountId,
    sourceId,
    strictCoupling,
    now,
  });
  const isFixed = (tick: Tick) => !["self", "above", undefined].includes(reasons[tick]?.reason);
  const pick = (tick: Tick) => (isFixed(tick) ? before[tick] : ticks[tick]);
  const history = pick("history");
  return { history, reply: history && pick("reply"), configure: pick("configure") };
}

type Wish = { facts: TickFacts; before: SourceTicks; wanted: SourceTicks };

/** A tick that is put on is a grant of what it gives, one taken off a taking away; both on this channel alone. */
function whyNot(
  needs: Needs,
  changer: Changer,
  sourceId: number,
  { facts, before, wanted }: Wish,
): Refused | null {
  const { strictCoupling } = changer.settings;
  const person = personOf(facts.access, { strictCoupling, now: needs.now });
  const subject: GrantSubject = { kind: "user", person };
  const place = { sourceId, connectionId: null };
  const name = facts.person.name;
  const roleCells = facts.role?.cells ?? {};
  const steps: { cells: Cells; isGiven: boolean; all?: Cells }[] = [];
  if (before.history !== wanted.history || before.reply !== wanted.reply)
    steps.push({
      cells: conversationCells(roleCells),
      all: roleCells,
      isGiven: (wanted.history && !before.history) || (wanted.reply && !before.reply),
    });
  if (before.configure !== wanted.configure)
    steps.push({ cells: CONFIGURE_CELLS, isGiven: wanted.configure });
  for (const { cells, isGiven, all = cells } of steps) {
    const draft = { gives: "cells" as const, cells, ...place };
    const refusal = isGiven ? mayGrant(changer, draft, subject) : mayRevoke(changer, draft, subject);
    if (refusal !== null) return refuse(refusal.code, { permissions: refusal.permissions, name });
    const beyond = isGiven ? cellsBeyond(changer, all, place) : [];
    if (beyond.length > 0) return refuse("exceeds_own", { permissions: beyond, name });
  }
  return null;
}

const conversationCells = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).filter(([permission]) => /^(conversations|canned)\./.test(permission)),
  );
