import { describe, expect, test } from "vitest";
import { can, ROLE_CHOICES, ROLE_TEMPLATES, roleGives, roleWarnings, sourceCells } from "~/domain/access";
import {
  baseline,
  given,
  head,
  orphan,
  recordOf,
  role,
  SALES,
  SUPPORT,
  TELEGRAM,
  viewer,
  WHATSAPP,
} from "../../support/access";

const onWhatsApp = { sourceId: WHATSAPP };
const onTelegram = { sourceId: TELEGRAM };
const manager = ROLE_CHOICES.manager;
const all = { history: true, reply: true, configure: false };

/** A person invited with the choice Менеджер, the chat role bound to WhatsApp with these ticks. */
function invited(ticks = all, strict = true) {
  const { chat, settings } = sourceCells(ROLE_TEMPLATES[manager.chat].cells, ticks);
  return viewer(
    [baseline(), role(manager.system), given(chat ?? {}, onWhatsApp), given(settings ?? {}, onWhatsApp)],
    { strict },
  );
}

describe("vectors of the matrix (roles.md 8)", () => {
  test("invited as Менеджер with WhatsApp: reads and answers own chats on WhatsApp only [MC-13, MC-24]", () => {
    for (const permission of ["conversations.history", "conversations.reply"] as const) {
      expect(can(invited(), permission, recordOf(1, [], onWhatsApp))).toBe(true);
      expect(can(invited(), permission, recordOf(2, [], onWhatsApp))).toBe(false);
      expect(can(invited(), permission, recordOf(1, [], onTelegram))).toBe(false);
    }
    expect(can(invited(), "conversations.list")).toBe(true);
  });

  test("the same switched to «Без роли»: no chats, deals stay [WZ-11]", () => {
    const withoutRole = viewer([baseline(), role("manager")]);
    expect(can(withoutRole, "conversations.list")).toBe(false);
    expect(can(withoutRole, "conversations.history", recordOf(1, [], onWhatsApp))).toBe(false);
    expect(can(withoutRole, "deals.edit", recordOf(1))).toBe(true);
  });

  test("Контроль качества, and Менеджер through a group: reads all, answers own, window warned [WZ-10, BX-27]", () => {
    const group = role("chat_manager", { origin: { kind: "group", name: "Shift", roleName: "Менеджер" } });
    const both = viewer([role("chat_quality_control"), group]);
    expect(can(both, "conversations.history", recordOf(2))).toBe(true);
    expect(can(both, "conversations.reply", recordOf(1))).toBe(true);
    expect(can(both, "conversations.reply", recordOf(2))).toBe(false);
    const row = {
      chatRole: "chat_quality_control",
      others: [group],
      isAdministrator: false,
      sourceIds: null,
    } as const;
    expect(roleWarnings(row)).toEqual([{ code: "observer_may_write", origin: group.origin, level: "own" }]);
  });

  test("Руководитель, head of nothing: all chats, own log only, no live view of others [WZ-08]", () => {
    const supervisor = viewer([baseline(), role("manager"), role("chat_supervisor")]);
    expect(can(supervisor, "conversations.reply", recordOf(2))).toBe(true);
    expect(can(supervisor, "authlog.view", recordOf(1))).toBe(true);
    expect(can(supervisor, "authlog.view", recordOf(2))).toBe(false);
    expect(can(supervisor, "activity.view", recordOf(2))).toBe(false);
    expect(can(supervisor, "stats.team")).toBe(false);
  });

  test("head of sales with Менеджер: log, live view, statistics, records of department and child departments (R5)", () => {
    const reach = [SALES, SALES + 5];
    const chief = viewer([baseline(), role("manager"), role("chat_manager"), head()], { reach });
    for (const permission of [
      "authlog.view",
      "activity.view",
      "stats.team",
      "deals.edit",
      "conversations.history",
    ] as const) {
      expect(can(chief, permission, recordOf(2, [SALES]))).toBe(true);
      expect(can(chief, permission, recordOf(3, [SALES + 5]))).toBe(true);
      expect(can(chief, permission, recordOf(4, [SUPPORT]))).toBe(false);
    }
    expect(can(chief, "conversations.reply", recordOf(2, [SALES]))).toBe(false);
  });

  test("Администратор with «Без роли» still sees all, and the row says why [MC-05, WZ-11]", () => {
    const administrator = role("administrator");
    expect(can(viewer([administrator]), "conversations.history", orphan(onWhatsApp))).toBe(true);
    const row = { chatRole: null, others: [administrator], isAdministrator: true, sourceIds: [] } as const;
    expect(roleWarnings(row)).toEqual([{ code: "administrator_sees_all", origin: null, level: "any" }]);
  });

  test("Интегратор opens no chat, contact or figure, but the settings [MC-02, MC-03]", () => {
    const integrator = viewer([role("integrator")]);
    for (const permission of [
      "conversations.history",
      "contacts.view",
      "stats.general",
      "users.view",
      "settings.integrator_code",
    ] as const) {
      expect(can(integrator, permission)).toBe(false);
    }
    expect(can(integrator, "channels.edit", orphan(onWhatsApp))).toBe(true);
    expect(can(integrator, "settings.crm")).toBe(true);
  });

  test("connect unset, reply own, strict: answers own chats, channel list closed [BX-14]", () => {
    expect(can(invited(), "conversations.reply", recordOf(1, [], onWhatsApp))).toBe(true);
    expect(can(invited(), "channels.view")).toBe(false);
  });

  test("Менеджер with MC-27 on WhatsApp, strict: edits its settings, other channels stay hidden [MC-27]", () => {
    const editor = invited({ ...all, configure: true });
    expect(can(editor, "channels.edit", orphan(onWhatsApp))).toBe(true);
    expect(can(editor, "channels.view", orphan(onTelegram))).toBe(false);
    expect(can(editor, "channels.connect", orphan(onWhatsApp))).toBe(false);
  });

  test("Оператор looks at own deals and makes none [MC-07, MC-21, MC-22, MC-23]", () => {
    const operator = viewer([baseline(), role("operator"), role("chat_operator")]);
    expect(can(operator, "deals.view", recordOf(1))).toBe(true);
    expect(can(operator, "deals.create")).toBe(false);
    expect(can(operator, "contacts.edit")).toBe(false);
    expect(can(operator, "deals.delete")).toBe(false);
    expect(can(operator, "conversations.hand_over", recordOf(1))).toBe(true);
    expect(can(operator, "conversations.reply")).toBe(false);
  });

  test("Менеджер sees personal figures only; heads and chief executives see teams [MC-28, MC-29, MC-30]", () => {
    expect(can(invited(), "stats.personal")).toBe(true);
    expect(can(invited(), "stats.general")).toBe(false);
    expect(can(invited(), "stats.team")).toBe(false);
    expect(can(viewer([role("chief_executive")]), "stats.team", recordOf(2))).toBe(true);
  });

  test("members of a queue have its canned replies, others need the right [BX-24, BX-25]", () => {
    const queue = given(
      { "canned.use": "any" },
      { origin: { kind: "queue", name: "WhatsApp" }, ...onWhatsApp },
    );
    expect(can(viewer([queue]), "canned.use", onWhatsApp)).toBe(true);
    expect(can(viewer([queue]), "canned.use", onTelegram)).toBe(false);
    expect(can(viewer([role("chat_operator")]), "canned.use", onWhatsApp)).toBe(false);
  });
});

describe("the field «Роль» and the ticks of a source (roles.md 2, R4)", () => {
  test("six choices, each setting system and chat role at once [MC-12, MC-16d]", () => {
    expect(
      Object.entries(ROLE_CHOICES).map(([key, { system, chat, special }]) => [key, system, chat, special]),
    ).toEqual([
      ["administrator", "administrator", null, null],
      ["manager", "manager", "chat_manager", null],
      ["operator", "operator", "chat_operator", null],
      ["supervisor", "manager", "chat_supervisor", null],
      ["quality_control", null, "chat_quality_control", null],
      ["chief_executive", null, null, "chief_executive"],
    ]);
  });

  test.each([
    [
      "the history tick off gives nothing [MC-25]",
      { history: false, reply: true, configure: false },
      false,
      false,
      false,
    ],
    [
      "the reply tick off leaves reading [MC-26]",
      { history: true, reply: false, configure: false },
      true,
      false,
      false,
    ],
    [
      "all off but settings give settings alone [MC-27]",
      { history: false, reply: false, configure: true },
      false,
      false,
      true,
    ],
    ["history and reply", all, true, true, false],
  ])("%s", (_case, ticks, reads, replies, edits) => {
    const person = invited(ticks);
    expect(can(person, "conversations.history", recordOf(1, [], onWhatsApp))).toBe(reads);
    expect(can(person, "conversations.reply", recordOf(1, [], onWhatsApp))).toBe(replies);
    expect(can(person, "channels.edit", orphan(onWhatsApp))).toBe(edits);
    expect(can(person, "conversations.note", recordOf(1, [], onWhatsApp))).toBe(reads);
  });

  test("a box that the role does not give is disabled [MC-26]", () => {
    expect(roleGives(ROLE_TEMPLATES.chat_operator.cells, "reply")).toBe(false);
    expect(roleGives(ROLE_TEMPLATES.chat_operator.cells, "history")).toBe(true);
    expect(roleGives(ROLE_TEMPLATES.chat_manager.cells, "reply")).toBe(true);
    expect(roleGives({ "conversations.reply": "denied" }, "reply")).toBe(false);
  });
});

describe("warnings of the window «Выбрать роли»", () => {
  const row = { others: [], isAdministrator: false, sourceIds: null } as const;

  test("a head's row shows the chats that come from the department (R5)", () => {
    const chief = head("Продажи");
    expect(roleWarnings({ ...row, chatRole: null, others: [chief] })).toEqual([
      { code: "chats_of_department", origin: chief.origin, level: "own_dept" },
    ]);
  });

  test("no source chosen means no chats, said in words (R4)", () => {
    expect(roleWarnings({ ...row, chatRole: "chat_manager", sourceIds: [] }).map(({ code }) => code)).toEqual(
      ["no_source_no_chats"],
    );
    expect(roleWarnings({ ...row, chatRole: "chat_manager", sourceIds: [1] })).toEqual([]);
    expect(roleWarnings({ ...row, chatRole: null, sourceIds: [] })).toEqual([]);
  });

  test("a denied reply beside Контроль качества is no reason to warn [WZ-10]", () => {
    const denied = given({ "conversations.reply": "denied" });
    expect(
      roleWarnings({ ...row, chatRole: "chat_quality_control", others: [denied, head()] }).map(
        ({ code }) => code,
      ),
    ).toEqual(["chats_of_department"]);
    expect(roleWarnings({ ...row, chatRole: "chat_manager", others: [role("chat_manager")] })).toEqual([]);
  });
});
