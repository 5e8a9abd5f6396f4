import { sql } from "drizzle-orm";
import { type Address, parseAddress } from "~/domain/network/address";
import { mergeNetworks } from "~/domain/network/address-set";
import { isLive } from "~/domain/network/allowlist";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { looksDynamic, proposeNetwork } from "~/domain/network/privacy";
import type { SavedEntry } from "~/domain/network/saved-list";
import { days } from "~/domain/time/durations";
import { lastDayOf } from "~/domain/time/last-day";
import { readNetwork } from "~db/queries/network";
import { type PersonLine, readPeopleById } from "~db/queries/network-people";
import { countCodes } from "~db/queries/recovery";
import type { Needs } from "../needs";
import { settled } from "./change-list.server";
import type { NetworkView } from "./network-view";
import type { Saver } from "./saver";

type Unit = { id: number; publicId: string; name: string };

/** Everything the page of the list shows; the list that applies now, lapsed probation already undone. */
export async function showNetwork(needs: Needs, saver: Saver, timeZone: string): Promise<NetworkView> {
  const { accountId, userId } = saver;
  const db = needs.db(accountId);
  const list = settled(await readNetwork(db, accountId), needs.now);
  const ids = [
    ...list.entries.filter(({ scope }) => scope === "user").map(({ scopeId }) => scopeId ?? 0),
    ...list.exemptUserIds,
  ];
  const [people, units, codes, earlier] = await Promise.all([
    readPeopleById(db, accountId, ids),
    db.all<Unit>(sql`SELECT id, public_id AS publicId, name FROM units
      WHERE account_id = ${accountId} AND kind = 'department' ORDER BY name LIMIT 500`),
    countCodes(db, accountId),
    addressesOf(needs, accountId, userId),
  ]);
  const address = saver.actor.ip === null ? null : parseAddress(saver.actor.ip);
  const live = list.entries.filter((entry) => isLive(entry, needs.now));
  const everywhere = live.filter(({ scope }) => scope === "account").map(({ network }) => network);
  return {
    isOn: list.on,
    isEmpty: live.length === 0,
    confirmBy: list.probation?.confirmBy ?? null,
    coversTokens: list.coversTokens,
    ownerLink: list.ownerLink,
    codesLeft: codes.ever ? codes.left : null,
    entries: list.entries.map((entry) => lineOf(entry, { people, units, now: needs.now, timeZone })),
    merged: mergeNetworks(everywhere).map(({ text }) => text),
    exempt: people
      .filter((person) => list.exemptUserIds.includes(person.userId))
      .map(({ name, email }) => ({ name, email })),
    departments: units.map(({ publicId, name }) => ({ id: publicId, name })),
    mine:
      address === null ? null : mine(address, earlier, isCovered(list.entries, saver, address, needs.now)),
  };
}

function mine(address: Address, earlier: readonly Address[], isListed: boolean): NetworkView["mine"] {
  return {
    address: address.text,
    proposed: proposeNetwork(address)?.text ?? null,
    looksDynamic: looksDynamic(address, earlier),
    isListed,
  };
}

/** Is the address on the lists that apply to this person, whether or not the list is on? */
function isCovered(entries: readonly SavedEntry[], saver: Saver, address: Address, now: number): boolean {
  const rules = { on: true, entries, exemptUserIds: [], coversTokens: false, probation: null };
  const compiled = compileAllowlist(rules, now);
  return compiled.on && isAllowed(compiled, { ...saver, address, kind: "browser" }, now);
}

type Names = { people: PersonLine[]; units: Unit[]; now: number; timeZone: string };

function lineOf(entry: SavedEntry, { people, units, now, timeZone }: Names): NetworkView["entries"][number] {
  const unit = entry.scope === "department" ? units.find(({ id }) => id === entry.scopeId) : undefined;
  const person = entry.scope === "user" ? people.find(({ userId }) => userId === entry.scopeId) : undefined;
  return {
    id: entry.publicId,
    network: entry.network.text,
    label: entry.label,
    scope: entry.scope,
    department: unit?.publicId ?? null,
    user: person?.email ?? null,
    forWhom: unit?.name ?? person?.name ?? null,
    replaces: entry.mode === "replaces",
    expiresAt: entry.expiresAt,
    expires: entry.expiresAt === null ? null : lastDayOf(entry.expiresAt, timeZone),
    isLive: isLive(entry, now),
  };
}

/** Addresses from which this person signed in during the last 30 days: two neighbours hint at a provider that changes them. */
async function addressesOf(needs: Needs, accountId: number, userId: number): Promise<Address[]> {
  const rows = await needs.db(accountId).all<{ ip: string }>(sql`SELECT DISTINCT ip FROM (
      SELECT ip FROM auth_log INDEXED BY auth_log_user WHERE account_id = ${accountId} AND user_id = ${userId}
        AND at >= ${needs.now - days(30)} AND event = 'authn_login_success' ORDER BY at DESC LIMIT 200)
    WHERE ip IS NOT NULL`);
  return rows.flatMap(({ ip }) => parseAddress(ip) ?? []);
}
