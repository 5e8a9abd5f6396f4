import { type Cells, LEVELS, type Level, type Permission } from "~/domain/access";
import type { Stage } from "./cast";
import type { Snapshot } from "./snapshot";

/** What the audit log says of one wave. */
export type Deed = { event: string; actor: number; kind: string; target: number };

const STANDING = [
  "privilege_permissions_changed",
  "hold_opened",
  "hold_lifted",
  "user_archived",
  "user_deleted",
];

export async function deedsSince({ server, facts }: Stage, lastAudit: number): Promise<Deed[]> {
  const { results } = await server.db
    .prepare(
      `SELECT event, actor_id AS actor, target_kind AS kind, target_id AS target FROM audit_log
        WHERE account_id = ? AND id > ? AND event IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .bind(facts.accountId, lastAudit, JSON.stringify(STANDING))
    .all<Deed>();
  return results;
}

export type Verdict = { broken: string[]; checked: number };

/**
 * What must hold after requests that were sent at once, whatever their order was. Where a deed of the same wave may
 * have changed the rights that another one rests on, the order decides and nothing is said; `checked` counts the rest.
 */
export function judge(before: Snapshot, after: Snapshot, deeds: readonly Deed[]): Verdict {
  const broken: string[] = [];
  let checked = 0;
  const say = (isBroken: boolean, what: string) => {
    checked += 1;
    if (isBroken) broken.push(what);
  };
  say(after.reachable.size === 0, "nobody can administer the company");
  const rolesEdited = deeds.some(({ kind }) => kind === "role");
  const touched = (user: number) =>
    rolesEdited || deeds.some((deed) => deed.kind === "user" && deed.target === user);
  for (const { event, actor, kind, target } of deeds) {
    if (kind !== "user") continue;
    say(actor === target, `${actor} changed the own standing (${event})`);
    const others = deeds.filter((deed) => deed.kind === "user" && deed.target === target).length > 1;
    if (!touched(actor) && !others && !before.administrators.has(actor))
      say(before.administrators.has(target), `${actor} changed an Administrator above, ${target} (${event})`);
  }
  const known = new Set(before.grants.map(({ id }) => id));
  for (const { id, by, userId, cells, template } of after.grants) {
    if (known.has(id) || by === null) continue;
    say(by === userId, `${by} gave to themselves`);
    if (touched(by) || before.administrators.has(by)) continue;
    say(template === "administrator", `${by}, no Administrator, appointed one`);
    const beyond = wider(cells, before.cells.get(by) ?? {});
    say(beyond.length > 0, `${by} gave ${beyond.join()} without having it`);
  }
  return { broken, checked };
}

const rank = (level: Level | undefined) => LEVELS.indexOf(level ?? "denied");
const wider = (cells: Cells, held: Cells): Permission[] =>
  (Object.keys(cells) as Permission[]).filter((one) => rank(cells[one]) > rank(held[one]));
