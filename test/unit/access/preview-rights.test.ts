import { describe, expect, test } from "vitest";
import { can, mayPreview, type Permission, previewRights, type Target, type Viewer } from "~/domain/access";
import {
  baseline,
  given,
  orphan,
  recordOf,
  role,
  SALES,
  SUPPORT,
  viewer,
  WHATSAPP,
} from "../../support/access";

const SUBJECT = 2;
/** Somebody whose records are asked about, in Sales or in Support. */
const MATE = 3;

function shown(actor: Viewer, subject: Viewer, units: readonly number[]): Viewer {
  return { ...subject, rights: previewRights(actor, { rights: subject.rights, units }) };
}
const person = (level: "own" | "own_dept" | "any", userId: number, unit: number) =>
  viewer([baseline(), given({ "contacts.view": level })], { userId, departmentId: unit, reach: [unit] });

const OWN = recordOf(SUBJECT, [SALES]);
const IN_SALES = recordOf(MATE, [SALES]);
const IN_SUPPORT = recordOf(MATE, [SUPPORT]);

describe("the rights of a preview [AU-08]", () => {
  const table: [string, Viewer, Viewer, [Target, boolean][]][] = [
    [
      "an actor who sees everybody's: as the subject sees",
      person("any", 1, SUPPORT),
      person("own_dept", SUBJECT, SALES),
      [
        [OWN, true],
        [IN_SALES, true],
        [IN_SUPPORT, false],
        [orphan(), false],
      ],
    ],
    [
      "an actor with the department's, of the same department: the subject's own at most",
      person("own_dept", 1, SALES),
      person("any", SUBJECT, SALES),
      [
        [OWN, true],
        [IN_SALES, false],
        [IN_SUPPORT, false],
        [orphan(), false],
      ],
    ],
    [
      "an actor with the department's, of another department: nothing of it",
      person("own_dept", 1, SUPPORT),
      person("any", SUBJECT, SALES),
      [
        [OWN, false],
        [IN_SALES, false],
        [IN_SUPPORT, false],
      ],
    ],
    [
      "an actor with their own only: nothing of the subject's",
      person("own", 1, SALES),
      person("any", SUBJECT, SALES),
      [
        [OWN, false],
        [IN_SALES, false],
      ],
    ],
  ];
  test.each(table)("%s", (_who, actor, subject, asked) => {
    const preview = shown(actor, subject, [SALES]);
    for (const [target, reaches] of asked) {
      expect(can(preview, "contacts.view", target)).toBe(reaches);
      if (reaches) expect(can(actor, "contacts.view", target)).toBe(true);
    }
  });

  test("somebody of two departments is in reach of the head of either", () => {
    const head = person("own_dept", 1, SALES);
    const both = person("any", SUBJECT, SUPPORT);
    expect(can(shown(head, both, [SUPPORT, SALES]), "contacts.view", OWN)).toBe(true);
    expect(can(shown(head, both, [SUPPORT]), "contacts.view", OWN)).toBe(false);
  });

  test("a channel shows no more than the actor has there, or everywhere", () => {
    const onChannel = given({ "conversations.history": "any" }, { sourceId: WHATSAPP });
    const chat = recordOf(MATE, [SALES], { sourceId: WHATSAPP });
    const history = (...held: Parameters<typeof viewer>[0]) => {
      const subject = viewer([onChannel], { userId: SUBJECT });
      return can(shown(viewer(held), subject, [SALES]), "conversations.history", chat);
    };
    expect(history(given({ "conversations.history": "any" }))).toBe(true);
    expect(history(onChannel)).toBe(true);
    expect(history(given({ "conversations.history": "own" }))).toBe(false);
    expect(history()).toBe(false);
  });

  test("no preview takes anything out of the house", () => {
    const admin = viewer([baseline(), role("administrator")]);
    const preview = shown(admin, { ...admin, userId: SUBJECT }, [SALES]);
    const exports: Permission[] = ["contacts.export", "users.export", "conversations.export"];
    for (const permission of exports) {
      expect(can(admin, permission)).toBe(true);
      expect(can(preview, permission)).toBe(false);
    }
  });

  test("the live view needs both the live view and the sign-ins of everybody", () => {
    const subject = viewer([given({ "activity.view": "any" })], { userId: SUBJECT });
    const watches = (cells: Parameters<typeof given>[0]) =>
      can(shown(viewer([given(cells)]), subject, [SALES]), "activity.view");
    expect(watches({ "activity.view": "any", "authlog.view": "any" })).toBe(true);
    expect(watches({ "activity.view": "any", "authlog.view": "own_dept" })).toBe(false);
    expect(watches({ "activity.view": "own_dept", "authlog.view": "any" })).toBe(false);
  });
});

describe("who may look as whom [AU-08]", () => {
  const admin = viewer([baseline(), role("administrator")]);
  const other = { userId: SUBJECT, units: [SALES], isAdministrator: false, isOwner: false };
  test.each([
    ["an administrator as a manager", admin, other, true],
    ["an administrator as an owner", admin, { ...other, isOwner: true, isAdministrator: true }, false],
    ["anybody as themselves", admin, { ...other, userId: admin.userId }, false],
    [
      "a head as one of the department",
      viewer(
        [given({ "access.preview_as": "own_dept", "authlog.view": "own_dept", "users.view": "own_dept" })],
        { reach: [SALES] },
      ),
      other,
      true,
    ],
    [
      "a head as one of another department",
      viewer(
        [given({ "access.preview_as": "own_dept", "authlog.view": "own_dept", "users.view": "own_dept" })],
        { reach: [SUPPORT] },
      ),
      other,
      false,
    ],
    ["a manager as anybody", viewer([baseline(), role("manager")]), other, false],
    [
      "somebody with the right who may not see sign-ins",
      viewer([given({ "access.preview_as": "any", "users.view": "any" })]),
      other,
      false,
    ],
  ])("%s: %s", (_who, actor, subject, may) => {
    expect(mayPreview(actor, subject)).toBe(may);
  });
});
