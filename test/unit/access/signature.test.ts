import { describe, expect, test } from "vitest";
import type { GrantFact, PersonFact } from "~/domain/session/gate";
import { signatureOf } from "~workers/objects/account-gate/signature";

let ids = 0;
const grant = (details: Partial<GrantFact> = {}): GrantFact => ({
  id: ++ids,
  roleId: 5,
  permission: null,
  level: null,
  sourceId: null,
  connectionId: null,
  from: null,
  until: null,
  origin: "direct",
  ...details,
});

const person = (details: Partial<PersonFact> = {}): PersonFact => ({
  user: ++ids,
  publicId: `p${ids}`,
  name: "Anna",
  surname: "Kos",
  email: "a@company.test",
  language: null,
  timeZone: null,
  departmentId: 1,
  kind: "staff",
  isOwner: false,
  isDeleted: false,
  version: ids,
  holds: [],
  units: [1],
  reach: [1],
  heads: [],
  queues: [],
  grants: [grant()],
  ...details,
});

describe("the key under which the gate shares compiled rights", () => {
  test("two people who were given the same, by grants of their own, share one table", () => {
    const cell = { roleId: null, permission: "deals.view", level: "any" } as const;
    const one = person({ grants: [grant(), grant(cell)], units: [1, 2] });
    const other = person({ grants: [grant(cell), grant()], units: [2, 1] });
    expect(signatureOf(one)).toBe(signatureOf(other));
  });

  test.each<[string, Partial<PersonFact>]>([
    ["another role", { grants: [grant({ roleId: 6 })] }],
    ["one role more", { grants: [grant(), grant({ roleId: 6 })] }],
    ["no role", { grants: [] }],
    ["bound to a source", { grants: [grant({ sourceId: 1 })] }],
    ["bound to the connection of the same number", { grants: [grant({ connectionId: 1 })] }],
    ["with a beginning", { grants: [grant({ from: 1 })] }],
    ["with an end at the same instant", { grants: [grant({ until: 1 })] }],
    ["without replies", { grants: [grant({ withoutReply: true })] }],
    ["given by the CRM: makes an Administrator", { grants: [grant({ origin: "crm_admin" })] }],
    ["another unit", { units: [2] }],
    ["head of a department", { heads: [1] }],
    ["in a queue", { queues: [{ source: 1, name: "WhatsApp", isOff: false }] }],
    ["in a queue that is off", { queues: [{ source: 1, name: "WhatsApp", isOff: true }] }],
  ])("%s is another table", (_what, details) => {
    const others = [person(), person({ queues: [{ source: 2, name: "", isOff: false }] })];
    for (const other of others) expect(signatureOf(person(details))).not.toBe(signatureOf(other));
  });

  test("the same cell at two levels are two tables", () => {
    const at = (level: "own" | "any") =>
      signatureOf(person({ grants: [grant({ roleId: null, permission: "deals.view", level })] }));
    expect(at("own")).not.toBe(at("any"));
  });
});
