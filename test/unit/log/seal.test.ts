import { describe, expect, test } from "vitest";
import { leafText, NOTHING, readNamed, type SealedRow, sealText } from "~/domain/log/seal";

const ROW: SealedRow = {
  id: 41,
  publicId: "row",
  at: 1_792_000_000_000,
  event: "role_changed",
  actorId: 3,
  actorName: "Anna Nowak",
  targetKind: "user",
  targetId: 8,
  targetName: "Jan Lis",
  ip: "203.0.113.7",
  sessionId: "session",
  requestId: "request",
  reason: "Moves to sales",
  named: null,
  changes: [
    { id: 90, field: "role", before: "operator", after: "manager", named: null },
    { id: 91, field: "phone", before: null, after: "+48 600", named: { after: [8, "mac-of-phone"] } },
  ],
};

describe("what a seal covers is written once and for all [security.md 44]", () => {
  test("a row that names nobody is its columns in their order", () => {
    expect(leafText(ROW, 5)).toBe(
      '[5,41,"row",1792000000000,"role_changed",3,"Anna Nowak","user",8,"Jan Lis","203.0.113.7","session","request",' +
        '"Moves to sales",[[90,"role","operator","manager"],[91,"phone",null,[8,"mac-of-phone"]]]]',
    );
  });

  test("a value that names a person is covered by its MAC, and gone or not gives the same text [security.md 57]", () => {
    const named = {
      actorName: [3, "mac-a"],
      targetName: [8, "mac-t"],
      ip: [3, "mac-i"],
      reason: [8, "mac-r"],
    } as const;
    const sealed = { ...ROW, named, changes: [] };
    const erased = { ...sealed, actorName: null, targetName: null, ip: null, reason: null };
    expect(leafText(sealed, 5)).toBe(
      '[5,41,"row",1792000000000,"role_changed",3,[3,"mac-a"],"user",8,[8,"mac-t"],[3,"mac-i"],"session","request",' +
        '[8,"mac-r"],[]]',
    );
    expect(leafText(erased, 5)).toBe(leafText(sealed, 5));
  });

  test("a text cannot pose as a MAC", () => {
    const posing = { ...ROW, actorName: '[3,"mac-a"]' };
    expect(leafText(posing, 5)).not.toBe(leafText({ ...ROW, named: { actorName: [3, "mac-a"] } }, 5));
  });

  test("each column and each field of a change counts, and so does the account", () => {
    const texts = new Set([leafText(ROW, 5), leafText(ROW, 6)]);
    const { named: _named, changes, ...columns } = ROW;
    for (const column of Object.keys(columns)) texts.add(leafText({ ...ROW, [column]: "other" }, 5));
    for (const field of ["id", "field", "before", "after"])
      texts.add(leafText({ ...ROW, changes: [{ ...changes[0]!, [field]: "other" }, changes[1]!] }, 5));
    texts.add(leafText({ ...ROW, changes: changes.toReversed() }, 5));
    texts.add(leafText({ ...ROW, changes: changes.slice(1) }, 5));
    expect(texts.size).toBe(2 + Object.keys(columns).length + 4 + 2);
  });

  test("a seal is all its columns but its hash", () => {
    const seal = {
      accountId: 5,
      number: 2,
      after: 40,
      to: 60,
      count: 20,
      root: "r",
      prev: NOTHING,
      at: 7,
      keptUntil: 9,
    };
    expect(sealText(seal)).toBe(`[5,2,40,60,20,"r","${"0".repeat(64)}",7,9]`);
    expect(sealText({ ...seal, hash: "h" } as typeof seal)).toBe(sealText(seal));
  });
});

describe("whose values a row holds, as stored", () => {
  test.each([
    ["nobody's", null, null],
    ["nobody's, sealed", "{}", {}],
    ["one person's", '{"ip":[3,"mac"]}', { ip: [3, "mac"] }],
  ])("%s", (_what, stored, named) => {
    expect(readNamed(stored)).toEqual(named);
  });

  test.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["a number", "1"],
    ["null as text", "null"],
    ["a text", '"ip"'],
    ["spaces that sealing does not write", '{ "ip": [3,"mac"] }'],
    ["a MAC alone", '{"ip":"ma"}'],
    ["three parts", '{"ip":[3,"mac",1]}'],
    ["one part", '{"ip":[3]}'],
    ["a person as text", '{"ip":["3","mac"]}'],
    ["a MAC as number", '{"ip":[3,4]}'],
    ["one good and one bad", '{"ip":[3,"mac"],"reason":1}'],
  ])("%s is unreadable: found by verification, never taken for nobody's", (_what, stored) => {
    expect(readNamed(stored)).toEqual({ unreadable: [0, ""] });
  });
});
