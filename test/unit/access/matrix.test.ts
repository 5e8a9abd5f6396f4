import { describe, expect, test } from "vitest";
import {
  type Cells,
  closure,
  isBoolean,
  type Level,
  levelsOffered,
  PERMISSIONS,
  type Permission,
  RANK,
  ROLE_TEMPLATES,
  TEMPLATE_KEYS,
  type TemplateKey,
} from "~/domain/access";
import { type Column, readMatrix } from "../../support/roles-matrix";

const COLUMN_OF: Record<TemplateKey, Column> = {
  administrator: "ADM",
  manager: "MGR",
  operator: "OPR",
  integrator: "INT",
  chief_executive: "CEO",
  chat_supervisor: "SUP",
  chat_manager: "AGT",
  chat_quality_control: "QC",
  chat_operator: "OPC",
  HEAD: "HEAD",
  BASE: "BASE",
};
const matrix = readMatrix();
const cellsOf = (key: TemplateKey): Cells => ROLE_TEMPLATES[key].cells;
const rank = (level: Level | undefined) => RANK[level ?? "denied"];
const isConversation = (permission: Permission) => /^(conversations|canned)\./.test(permission);

describe("the shipped roles equal the matrix of the specification", () => {
  test("the vocabulary has its 76 permissions in its order", () => {
    expect(matrix).toHaveLength(76);
    expect(PERMISSIONS).toEqual(matrix.map(({ permission }) => permission));
  });

  test.each(TEMPLATE_KEYS)(
    "%s, cell by cell [MC-05, MC-06, MC-07, WZ-08, WZ-09, WZ-10, BX-06, BX-07]",
    (key) => {
      const expected = matrix.flatMap(({ permission, cells }) => {
        const level = cells[COLUMN_OF[key]];
        return level === undefined ? [] : [[permission, level]];
      });
      expect(expected.length).toBeGreaterThan(0);
      expect(cellsOf(key)).toEqual(Object.fromEntries(expected));
    },
  );

  test("nine templates in three families and the two sets that nobody is given [BX-05]", () => {
    const byFamily = (family: string) => TEMPLATE_KEYS.filter((key) => ROLE_TEMPLATES[key].family === family);
    expect(byFamily("system")).toEqual(["administrator", "manager", "operator"]);
    expect(byFamily("chat")).toEqual([
      "chat_supervisor",
      "chat_manager",
      "chat_quality_control",
      "chat_operator",
    ]);
    expect(byFamily("special")).toEqual(["chief_executive", "integrator"]);
    expect(byFamily("implicit")).toEqual(["HEAD", "BASE"]);
  });
});

describe("what must hold over the table (roles.md 6)", () => {
  test.each(TEMPLATE_KEYS)("%s gives only levels that the cell offers [BX-19, BX-21]", (key) => {
    const wrong = Object.entries(cellsOf(key)).filter(
      ([permission, level]) => !levelsOffered(permission as Permission).includes(level),
    );
    expect(wrong).toEqual([]);
  });

  test("rating offers no own, and switches offer any only [BX-21]", () => {
    expect(levelsOffered("conversations.rate")).toEqual(["own_dept", "any"]);
    expect(PERMISSIONS.filter(isBoolean).map(levelsOffered)).toEqual(
      PERMISSIONS.filter(isBoolean).map(() => ["any"]),
    );
    expect(PERMISSIONS.filter(isBoolean)).toHaveLength(34);
  });

  test.each(TEMPLATE_KEYS)("%s is not wider than Администратор together with BASE", (key) => {
    const wider = PERMISSIONS.filter(
      (permission) =>
        rank(cellsOf(key)[permission]) >
        Math.max(rank(cellsOf("administrator")[permission]), rank(cellsOf("BASE")[permission])),
    );
    expect(wider).toEqual([]);
  });

  test("in chats Оператор ≤ Менеджер ≤ Руководитель, and Менеджер is the Menedżer of BX-08", () => {
    const chats = matrix.filter(({ permission }) => isConversation(permission as Permission));
    expect(chats).toHaveLength(10);
    for (const { cells } of chats) {
      expect(rank(cells.OPC)).toBeLessThanOrEqual(rank(cells.AGT));
      expect(rank(cells.AGT)).toBeLessThanOrEqual(rank(cells.SUP));
      expect(cells.CHM).toBe(cells.AGT);
    }
  });

  test.each(TEMPLATE_KEYS.flatMap((key) => [[key, true] as const, [key, false] as const]))(
    "%s loses nothing to the closure, strict coupling %s [BX-13, BX-14, BX-22]",
    (key, strict) => {
      expect(closure(cellsOf(key), { strict })).toEqual(cellsOf(key));
    },
  );

  test("Контроль качества has no writing cell [WZ-10]", () => {
    expect(cellsOf("chat_quality_control")).toEqual({
      "conversations.list": "any",
      "conversations.history": "any",
      "conversations.rate": "any",
    });
  });

  test("Интегратор has no chat, people, role, export or token cell [MC-02]", () => {
    const foreign = Object.keys(cellsOf("integrator")).filter(
      (permission) =>
        !/^(channels|settings)\.(view|edit|connect|company|crm|notifications)$/.test(permission),
    );
    expect(foreign).toEqual([]);
  });

  test("system roles but Администратор and chat roles share no cell but the phone number (R2)", () => {
    const system = new Set([...Object.keys(cellsOf("manager")), ...Object.keys(cellsOf("operator"))]);
    const chat = TEMPLATE_KEYS.filter((key) => ROLE_TEMPLATES[key].family === "chat").flatMap((key) =>
      Object.keys(cellsOf(key)),
    );
    expect(new Set(chat.filter((permission) => system.has(permission)))).toEqual(
      new Set(["contacts.see_phone_email"]),
    );
  });

  test("account.close is in no role: owners alone close the account [AU-23]", () => {
    expect(TEMPLATE_KEYS.filter((key) => "account.close" in cellsOf(key))).toEqual([]);
  });
});
