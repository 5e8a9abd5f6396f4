import { describe, expect, test } from "vitest";
import { can, levelOf } from "~/domain/access";
import type { Changer } from "~/features/access/changer";
import { viewerOf } from "~/features/access/person-rights";
import { readContributions } from "~/features/access/read-access.server";
import { connectChannel } from "~/features/channels/connect-channel.server";
import { visibleChannels } from "~/features/channels/find-channel.server";
import { setQueue } from "~/features/channels/set-queue.server";
import { updateChannel } from "~/features/channels/update-channel.server";
import { changerOf } from "../../support/changer";
import { aCompany } from "../../support/company";

async function aChannel(company: Awaited<ReturnType<typeof aCompany>>, name = "WhatsApp") {
  const owner = await changerOf(company, company.owner);
  const made = await connectChannel(company.needs(), owner, { name, kind: "whatsapp" });
  if (!made.ok) throw new Error(made.refusal);
  const [row] = await company.rows<{ id: number }>(
    "SELECT id FROM sources WHERE public_id = ?",
    made.publicId,
  );
  return { publicId: made.publicId as string, id: row!.id };
}

async function rightsOf(company: Awaited<ReturnType<typeof aCompany>>, userId: number) {
  const person = await readContributions(company.needs(), company.account, userId);
  if (person === null) throw new Error("nobody");
  return viewerOf(person, company.accountId, { strictCoupling: true, now: company.clock.now });
}

const audits = (company: Awaited<ReturnType<typeof aCompany>>) =>
  company.rows<{ event: string; field: string; before: string | null; after: string | null }>(
    `SELECT a.event, c.field, c.before, c.after FROM audit_log a LEFT JOIN audit_changes c ON c.audit_public_id = a.public_id
     WHERE a.account_id = ? ORDER BY a.id, c.id`,
    company.accountId,
  );

describe("the queue of a channel", () => {
  test("gives its canned replies there and then, and takes them with it [BX-24]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ roles: ["operator", "chat_operator"] });
    const channel = await aChannel(company);
    const there = { sourceId: channel.id };
    expect(can(await rightsOf(company, anna.userId), "canned.use", there)).toBe(false);

    const put = await setQueue(company.needs(), await changerOf(company, company.owner), channel.publicId, [
      anna.publicId,
    ]);
    expect(put).toEqual({ ok: true, pending: false });
    expect(can(await rightsOf(company, anna.userId), "canned.use", there)).toBe(true);
    const person = await readContributions(company.needs(), company.account, anna.userId);
    expect(person?.contributions.map(({ origin }) => origin)).toContainEqual({
      kind: "queue",
      name: "WhatsApp",
    });

    const off = await updateChannel(
      company.needs(),
      await changerOf(company, company.owner),
      channel.publicId,
      { status: "off" },
    );
    expect(off.ok).toBe(true);
    expect(can(await rightsOf(company, anna.userId), "canned.use", there)).toBe(false);

    await updateChannel(company.needs(), await changerOf(company, company.owner), channel.publicId, {
      status: "connected",
    });
    await setQueue(company.needs(), await changerOf(company, company.owner), channel.publicId, []);
    expect(can(await rightsOf(company, anna.userId), "canned.use", there)).toBe(false);
    expect(await audits(company)).toEqual([
      { event: "channel_created", field: "kind", before: null, after: "whatsapp" },
      { event: "channel_updated", field: "queue", before: null, after: `${anna.name} ${anna.surname}` },
      { event: "channel_updated", field: "status", before: "connected", after: "off" },
      { event: "channel_updated", field: "status", before: "off", after: "connected" },
      { event: "channel_updated", field: "queue", before: `${anna.name} ${anna.surname}`, after: null },
    ]);
  });

  test("is known to a gate that begins anew [BX-24]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ roles: ["operator", "chat_operator"] });
    const channel = await aChannel(company);
    await company.db.$client
      .prepare("INSERT INTO source_queue(account_id, source_id, user_id) VALUES (?, ?, ?)")
      .bind(company.accountId, channel.id, anna.userId)
      .run();
    await company.rehydrate();
    expect(can(await rightsOf(company, anna.userId), "canned.use", { sourceId: channel.id })).toBe(true);
  });

  test("is filled only by those who have the canned replies themselves [BX-23]", async () => {
    const company = await aCompany();
    const integrator = await company.aPerson({ roles: ["integrator"] });
    const channel = await aChannel(company);
    const put = await setQueue(company.needs(), await changerOf(company, integrator), channel.publicId, [
      integrator.publicId,
    ]);
    expect(put).toEqual({ ok: false, refusal: "exceeds_own" });
  });
});

describe("who sees and changes which channel", () => {
  test("own = in the queue or its owner; out of reach is not there at all [BX-10, BX-11, BX-12]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    for (const permission of ["channels.view", "channels.edit", "channels.connect"])
      await company.db.$client
        .prepare(
          `INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'user', ?, ?, 'own', 0)`,
        )
        .bind(company.accountId, anna.userId, permission)
        .run();
    const [whatsapp, telegram] = [await aChannel(company), await aChannel(company, "Telegram")];
    const seen = async () =>
      (await visibleChannels(company.needs(), await changerOf(company, anna))).map(({ name }) => name);
    expect(await seen()).toEqual([]);

    const owner = await changerOf(company, company.owner);
    await setQueue(company.needs(), owner, whatsapp.publicId, [anna.publicId]);
    expect(await seen()).toEqual(["WhatsApp"]);
    const made = await connectChannel(company.needs(), await changerOf(company, anna), {
      name: "Mail",
      kind: "mail",
    });
    expect(made.ok).toBe(true);
    expect(await seen()).toEqual(["Mail", "WhatsApp"]);
    const rename = async (channel: { publicId: string }) =>
      updateChannel(company.needs(), await changerOf(company, anna), channel.publicId, { name: "Mine" });
    expect(await rename(telegram)).toEqual({ ok: false, refusal: "not_found" });
    expect(await rename(whatsapp)).toEqual({ ok: true, pending: false });
  });

  test("without the right to connect the list is closed, also to a queue member [BX-13, BX-14]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    await company.db.$client
      .prepare(
        `INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'user', ?, 'channels.view', 'any', 0)`,
      )
      .bind(company.accountId, anna.userId)
      .run();
    const channel = await aChannel(company);
    await setQueue(company.needs(), await changerOf(company, company.owner), channel.publicId, [
      anna.publicId,
    ]);
    expect(levelOf(await rightsOf(company, anna.userId), "channels.view")).toBe("denied");
    expect(await visibleChannels(company.needs(), await changerOf(company, anna))).toEqual([]);
  });
});

describe("two at once", () => {
  test("of two renames that saw the same name one is written, the other leaves no trace", async () => {
    const company = await aCompany();
    const admin = await company.aPerson({ roles: ["administrator"] });
    const channel = await aChannel(company);
    const owner: Changer = await changerOf(company, company.owner);
    const other = await changerOf(company, admin);
    const before = (await audits(company)).length;
    const outcomes = await Promise.all([
      updateChannel(company.needs(), owner, channel.publicId, { name: "First" }),
      updateChannel(company.needs(), other, channel.publicId, { name: "Second" }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: "conflict" });
    expect((await audits(company)).length).toBe(before + 1);
  });

  test("a name in use is refused in any case of letters", async () => {
    const company = await aCompany();
    await aChannel(company, "WhatsApp");
    const again = await connectChannel(company.needs(), await changerOf(company, company.owner), {
      name: "whatsapp",
      kind: "whatsapp",
    });
    expect(again).toEqual({ ok: false, refusal: "taken" });
  });
});
