import { expect, test } from "vitest";
import type { Cells } from "~/domain/access";
import { type Deed, judge } from "../../support/administrators/judge";
import type { Grant, Snapshot } from "../../support/administrators/snapshot";

const [ANNA, BORIS, CLARA] = [1, 2, 3];

/** Anna administers, Boris sees all deals, Clara has nothing. */
const calm = (details: Partial<Snapshot> = {}): Snapshot => ({
  reachable: new Set([ANNA]),
  administrators: new Set([ANNA]),
  held: new Set(),
  grants: [],
  cells: new Map([[BORIS, { "deals.view": "any" }]]),
  delegateCells: {},
  delegateVersion: 1,
  lastAudit: 0,
  ...details,
});
const gave = (by: number, userId: number, cells: Cells, template: string | null = null): Grant => ({
  id: 9,
  publicId: "g9",
  userId,
  by,
  template,
  cells,
});
const deed = (event: string, actor: number, target: number): Deed => ({ event, actor, kind: "user", target });

test.each<[what: string, after: Partial<Snapshot>, deeds: Deed[], broken: number]>([
  ["nothing happened", {}, [], 0],
  ["the last administrator was held", { reachable: new Set() }, [deed("hold_opened", BORIS, ANNA)], 2],
  ["somebody changed themselves", {}, [deed("hold_lifted", CLARA, CLARA)], 1],
  ["an Administrator was held from below", {}, [deed("hold_opened", BORIS, ANNA)], 1],
  [
    "an Administrator was held by who had just become one",
    {},
    [deed("privilege_permissions_changed", ANNA, BORIS), deed("hold_opened", BORIS, ANNA)],
    0,
  ],
  ["somebody gave what they have", { grants: [gave(BORIS, CLARA, { "deals.view": "own" })] }, [], 0],
  ["somebody gave more than they have", { grants: [gave(BORIS, CLARA, { "users.hold": "any" })] }, [], 1],
  ["somebody gave to themselves", { grants: [gave(ANNA, ANNA, { "deals.view": "any" })] }, [], 1],
  ["an Administrator appointed one", { grants: [gave(ANNA, CLARA, {}, "administrator")] }, [], 0],
  ["another one appointed an Administrator", { grants: [gave(BORIS, CLARA, {}, "administrator")] }, [], 1],
])("the judge of the race sees it when %s", (_what, after, deeds, broken) => {
  expect(judge(calm(), calm(after), deeds).broken).toHaveLength(broken);
});
