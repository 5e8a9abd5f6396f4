import { describe, expect, test } from "vitest";
import { levelOf, type Permission, type SourceTicks } from "~/domain/access";
import { saveOptions } from "~/features/access/options/save-options.server";
import { viewerOf } from "~/features/access/person-rights";
import { readContributions } from "~/features/access/read-access.server";
import { readTicks } from "~/features/channels/read-ticks.server";
import { setTicks } from "~/features/channels/set-ticks.server";
import { findChannel } from "~db/queries/registries/channels";
import { aGroup, changerOf, grantRole } from "../../support/changer";
import { aCompany, newId, type Person, type TestCompany } from "../../support/company";

async function aSource(company: TestCompany, name: string) {
  const publicId = newId();
  await company.rows(
    "INSERT INTO sources(account_id, public_id, kind, name, created_at) VALUES (?, ?, 'whatsapp', ?, 0)",
    company.accountId,
    publicId,
    name,
  );
  const channel = await findChannel(company.db, company.accountId, publicId);
  if (channel === null) throw new Error("no channel");
  return channel;
}
type Source = Awaited<ReturnType<typeof aSource>>;

const ALL: SourceTicks = { history: true, reply: true, configure: false };
const set = async (
  company: TestCompany,
  channel: Source,
  person: { publicId: string },
  ticks: SourceTicks,
  who: { userId: number } = company.owner,
) => setTicks(company.needs(), await changerOf(company, who), channel, { person: person.publicId, ticks });

async function levels(company: TestCompany, { userId }: Person, ...places: Source[]) {
  const person = await readContributions(company.needs(), company.account, userId);
  if (person === null) throw new Error("nobody");
  const viewer = viewerOf(person, company.accountId, { strictCoupling: true, now: company.clock.now });
  return (permission: Permission) => places.map(({ id }) => levelOf(viewer, permission, { sourceId: id }));
}
const rowOf = async (company: TestCompany, channel: Source, person: Person) => {
  const { rows } = await readTicks(company.needs(), await changerOf(company, company.owner), channel.id, {
    person: person.publicId,
  });
  return rows[0];
};

describe("the three ticks of a channel", () => {
  test("without View messages the chat role gives nothing there and stays on the other channels [MC-24, MC-25]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const [whatsapp, mail] = [await aSource(company, "WhatsApp"), await aSource(company, "Mail")];
    expect((await levels(company, anna, whatsapp, mail))("conversations.history")).toEqual(["own", "own"]);
    expect(await set(company, whatsapp, anna, { ...ALL, history: false })).toEqual({
      ok: true,
      pending: false,
    });
    const at = await levels(company, anna, whatsapp, mail);
    expect(at("conversations.history")).toEqual(["denied", "own"]);
    expect(at("conversations.reply")).toEqual(["denied", "own"]);
    expect(await set(company, whatsapp, anna, ALL)).toMatchObject({ ok: true });
    expect((await levels(company, anna, whatsapp, mail))("conversations.reply")).toEqual(["own", "own"]);
  });

  test("Send replies only takes away, and never stays without View messages [MC-26]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const [whatsapp, mail] = [await aSource(company, "WhatsApp"), await aSource(company, "Mail")];
    await set(company, whatsapp, anna, { ...ALL, reply: false });
    const at = await levels(company, anna, whatsapp, mail);
    expect(at("conversations.history")).toEqual(["own", "own"]);
    expect(at("conversations.reply")).toEqual(["denied", "own"]);
    await set(company, whatsapp, anna, { history: false, reply: true, configure: false });
    expect((await levels(company, anna, whatsapp))("conversations.reply")).toEqual(["denied"]);
  });

  test("Configure adds the settings of this channel alone, strict or not, and touches no chat [MC-27, BX-13, BX-14]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const [whatsapp, mail] = [await aSource(company, "WhatsApp"), await aSource(company, "Mail")];
    await set(company, whatsapp, anna, { ...ALL, configure: true });
    const at = await levels(company, anna, whatsapp, mail);
    expect(at("channels.edit")).toEqual(["any", "denied"]);
    expect(at("channels.view")).toEqual(["any", "denied"]);
    expect(at("conversations.reply")).toEqual(["own", "own"]);
    await set(company, whatsapp, anna, ALL);
    expect((await levels(company, anna, whatsapp))("channels.edit")).toEqual(["denied"]);
  });

  test("a box that the role does not give is disabled with the reason, and sending it changes nothing [MC-26]", async () => {
    const company = await aCompany();
    const trainee = await company.aPerson({ roles: ["operator", "chat_operator"] });
    const whatsapp = await aSource(company, "WhatsApp");
    expect((await rowOf(company, whatsapp, trainee))?.reasons).toMatchObject({
      reply: { reason: "role_does_not_give" },
    });
    expect(await set(company, whatsapp, trainee, ALL)).toEqual({ ok: true, pending: false });
    expect((await levels(company, trainee, whatsapp))("conversations.reply")).toEqual(["denied"]);
  });

  test("what comes from a group, from being Administrator or from nowhere says so [BX-02, BX-04]", async () => {
    const company = await aCompany();
    const [member, admin, none] = [
      await company.aPerson(),
      await company.aPerson({ roles: ["administrator"] }),
      await company.aPerson({ roles: ["manager"] }),
    ];
    const group = await aGroup(company, "group", [member]);
    await grantRole(company, { unitId: group.id }, company.roleIds.chat_supervisor);
    const whatsapp = await aSource(company, "WhatsApp");
    expect(await rowOf(company, whatsapp, member)).toMatchObject({
      ticks: { history: true, reply: true },
      reasons: {},
      also: { history: { kind: "group" }, reply: { kind: "group" } },
    });
    expect(await rowOf(company, whatsapp, admin)).toMatchObject({
      reasons: { history: { reason: "administrator" } },
      rights: { view: { level: "any" }, edit: { level: "any" }, connect: { level: "any" } },
    });
    expect((await rowOf(company, whatsapp, none))?.reasons.history).toEqual({
      reason: "no_chat_role",
      origin: null,
    });
  });

  test("one event a save, with a row for each box", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const whatsapp = await aSource(company, "WhatsApp");
    await set(company, whatsapp, anna, { history: true, reply: false, configure: true });
    const rows = await company.rows(
      `SELECT c.field, c.before, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id
       WHERE a.account_id = ? ORDER BY c.id`,
      company.accountId,
    );
    expect(rows).toEqual([
      { field: "conversations.reply @ WhatsApp", before: "true", after: "false" },
      { field: "channels.edit @ WhatsApp", before: "false", after: "true" },
    ]);
  });
});

describe("who may set them [BX-23]", () => {
  const lead = async (company: TestCompany, ...permissions: Permission[]) => {
    const person = await company.aPerson();
    for (const permission of permissions)
      await company.rows(
        `INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'user', ?, ?, 'any', 0)`,
        company.accountId,
        person.userId,
        permission,
      );
    return person;
  };

  test.each<[string, Permission[], SourceTicks, "ok" | string]>([
    [
      "common parameters alone give no settings of channels",
      ["access.edit"],
      { ...ALL, configure: true },
      "exceeds_own",
    ],
    [
      "with the settings oneself they can be given",
      ["access.edit", "channels.view", "channels.edit", "channels.connect"],
      { ...ALL, configure: true },
      "ok",
    ],
    ["taking away needs the right alone", ["access.edit"], { ...ALL, reply: false }, "ok"],
    ["without it nothing", [], { ...ALL, reply: false }, "not_allowed"],
  ])("%s", async (_what, permissions, ticks, expected) => {
    const company = await aCompany();
    const [who, anna] = [await lead(company, ...permissions), await company.aPerson()];
    const outcome = await set(company, await aSource(company, "WhatsApp"), anna, ticks, who);
    expect(outcome.ok ? "ok" : outcome.refusal.code).toBe(expected);
  });

  test("nobody sets their own, nor an Administrator's", async () => {
    const company = await aCompany();
    const who = await lead(company, "access.edit", "channels.view", "channels.edit", "channels.connect");
    const admin = await company.aPerson({ roles: ["administrator", "chat_manager"] });
    const whatsapp = await aSource(company, "WhatsApp");
    const code = async (person: Person) => {
      const outcome = await set(company, whatsapp, person, { ...ALL, configure: true, reply: false }, who);
      return outcome.ok ? "ok" : outcome.refusal.code;
    };
    expect([await code(who), await code(admin)]).toEqual(["is_self", "above_you"]);
  });
});

describe("common parameters", () => {
  test("without the strict coupling a list of channels can be view only, from the next request on [BX-14, BX-23]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    await company.rows(
      `INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'user', ?, 'channels.view', 'any', 0)`,
      company.accountId,
      anna.userId,
    );
    const session = await company.signedIn(anna);
    const view = async () => {
      const verdict = await session.ask();
      if (!verdict.ok || verdict.facts === null) throw new Error("not admitted");
      const { rights, person, reach } = verdict.facts;
      return levelOf(
        { ...person, accountId: company.accountId, userId: person.user, reach, rights },
        "channels.view",
      );
    };
    expect(await view()).toBe("denied");
    const saved = await saveOptions(company.needs(), await changerOf(company, company.owner), {
      strictCoupling: false,
      crmPrecedence: "grant",
    });
    expect(saved).toEqual({ lost: false, pending: false });
    expect(await view()).toBe("any");
  });

  test("what a CRM right does for chats travels to the gate with the settings, and holds from the next request on [BX-17]", async () => {
    const company = await aCompany();
    const session = await company.signedIn(await company.aPerson());
    const mode = async () => {
      const verdict = await session.ask();
      return verdict.ok ? verdict.facts?.settings.crmPrecedence : null;
    };
    expect(await mode()).toBe("grant");
    const owner = await changerOf(company, company.owner);
    await saveOptions(company.needs(), owner, { strictCoupling: true, crmPrecedence: "override" });
    expect(await mode()).toBe("override");
  });
});
