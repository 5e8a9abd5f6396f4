import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoFacts, demoFacts, give, makeRole, revoke, sendForm } from "../support/access-http";
import { formOf, linkOf } from "../support/form-of";
import { linkIn, mailsTo } from "../support/mailbox";
import { says, saysNot } from "../support/says";
import { demoPassword, serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let facts: DemoFacts;
let person: string;
let channel: string;

beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test", OFFICE);
  facts = await demoFacts(server);
  person = (await facts.person("operator@demo.test")).public_id;
  channel = (await channelThatIs("connected")).id;
});
afterAll(() => server[Symbol.asyncDispose]());

const OFFICE = "203.0.113.7";
const AWAY = "192.0.2.99";
const STATE = { paused: "Takes no new chats.", off: "Takes no chats and gives its queue nothing." };
const HAS_NOT = "No right to chats of this channel";

const channelThatIs = (status: string) =>
  facts.first<{ id: string }>(
    "SELECT public_id AS id FROM sources WHERE account_id = ? AND status = ? ORDER BY id",
    facts.accountId,
    status,
  );
const open = async (path: string) => {
  const response = await admin.get(path);
  expect(response.status, path).toBe(200);
  return response.text();
};
const why = (question: string, at = channel) =>
  open(`/settings/access/why?person=${person}&question=${question}&channel=${at}`);
/** Follows the link that the page offers and sends the form there as it stands filled in. */
async function follow(html: string, start: string, intent: string): Promise<number> {
  const link = linkOf(html, start);
  const sent = await sendForm(admin, link, formOf(await open(link), intent));
  expect(sent.status, await sent.clone().text()).toBeLessThan(400);
  return sent.status;
}
const roles = async (...special: string[]) => {
  const sent = await sendForm(admin, `/users/${person}/rights`, [
    ["intent", "change"],
    ...special.map((id): [string, string] => ["special", id]),
  ]);
  expect(sent.status).toBe(200);
};
const revokeAll = async (html: string) => {
  const shown = await open(linkOf(html, "/settings/access?kind=user"));
  const { id } = await facts.first<{ id: string }>(
    `SELECT g.public_id AS id FROM grants g JOIN users u ON u.id = g.subject_id AND g.subject_kind = 'user'
      WHERE u.public_id = ? AND g.permission IS NOT NULL`,
    person,
  );
  expect(shown).toContain(id);
  const sent = await revoke(admin, id);
  expect(sent.status).toBe(200);
};
const aGroupThatGives = async (name: string, permission: string) => {
  const made = await admin.post("/settings/departments?index", { intent: "create", kind: "group", name });
  const group = made.headers.get("location")!.split("/").at(-1)!;
  const given = await give(admin, [
    ["kind", "group"],
    ["subjects", group],
    ["permission", permission],
    ["level", "any"],
  ]);
  expect(given.status).toBe(302);
  return group;
};

describe("the access check mends: somebody cannot sign in", () => {
  type Somebody = { id: string; email: string };
  const heldBy = (kind: string) =>
    facts.first<Somebody>(
      `SELECT u.public_id AS id, u.email FROM holds h JOIN users u ON u.id = h.user_id AND u.account_id = h.account_id
        WHERE h.kind = ? AND h.lifted_at IS NULL AND u.deleted_at IS NULL ORDER BY h.id`,
      kind,
    );
  const PASSWORD = demoPassword("operator@demo.test");
  /** Somebody of the demo company who is held so, with a password that this test knows. */
  const heldPerson = async (kind: string) => {
    const found = await heldBy(kind);
    await server.db
      .prepare(
        `UPDATE identities SET must_change = 0,
          password_hash = (SELECT password_hash FROM identities WHERE email_key = 'operator@demo.test') WHERE email_key = ?`,
      )
      .bind(found.email.toLowerCase())
      .run();
    return found;
  };
  const cannot = (id: string) => open(`/settings/access/why?person=${id}&question=cannot_sign_in`);
  const isLetIn = async (email: string, password = PASSWORD) =>
    (await new Visitor(server, OFFICE).post("/login", { email, password })).status === 302;
  /** Sends the form of the page's button as it stands there. */
  const press = async (html: string, intent: string) => {
    const sent = await sendForm(admin, "/settings/access/why", formOf(html, intent));
    expect(sent.status, await sent.clone().text()).toBe(200);
  };

  test("a wrong password: the attempt is named, the button sends a link, and the password chosen there lets them in [MC-74] [MC-77]", async () => {
    const email = "support@demo.test";
    const { public_id: id } = await facts.person(email);
    expect(await isLetIn(email, "certainly not the password")).toBe(false);
    const html = await cannot(id);
    says(html, "Last refused attempts", "Wrong password");
    await press(html, "send_reset");
    const link = linkIn((await mailsTo(server, email, "password_reset"))[0], server.url);
    const password = "a-longer-password-of-their-own";
    const chosen = await new Visitor(server, OFFICE).post(link, { password });
    expect(chosen.status).toBeLessThan(400);
    expect(await isLetIn(email, password)).toBe(true);
  });

  test("blocked: the hold is named, and lifted by its button they come in [MC-75]", async () => {
    const { id, email } = await heldPerson("manual_block");
    expect(await isLetIn(email)).toBe(false);
    const html = await cannot(id);
    says(html, "Access blocked", "Restore access");
    await press(html, "lift_hold");
    expect(await isLetIn(email)).toBe(true);
    saysNot(await cannot(id), "Restore access");
  });

  test("an e-mail that nobody has confirmed: by an administrator's word they come in [MC-76]", async () => {
    const { id, email } = await heldPerson("unconfirmed");
    expect(await isLetIn(email)).toBe(false);
    const html = await cannot(id);
    says(html, "Send the confirmation again", "Mark as confirmed");
    await press(html, "mark_confirmed");
    expect(await isLetIn(email)).toBe(true);
    saysNot(await cannot(id), "Mark as confirmed");
  });
});

describe("the access check mends: no access to a channel", () => {
  test("no right there: the offered form comes with the person, the right and the channel chosen; sent, they have access [MC-78]", async () => {
    await roles();
    const html = await why("no_source");
    says(html, HAS_NOT);
    expect(await follow(html, "/settings/access/add", "give")).toBe(302);
    const mended = await why("no_source");
    saysNot(mended, HAS_NOT);
    await revokeAll(mended);
    says(await why("no_source"), HAS_NOT);
  });

  test.each(["paused", "off"] as const)(
    "a channel that is %s: connected again where the page leads [MC-79]",
    async (status) => {
      const { id } = await channelThatIs(status);
      const html = await why("no_source", id);
      says(html, STATE[status]);
      expect(await follow(html, `/settings/channels/${id}`, "status")).toBe(200);
      saysNot(await why("no_source", id), STATE[status]);
      expect(
        await facts.count(
          "SELECT count(*) AS n FROM sources WHERE public_id = ? AND status = 'connected'",
          id,
        ),
      ).toBe(1);
    },
  );

  test("not in the group that gives it: the group opens with the person ticked; saved, they have access [MC-80]", async () => {
    const group = await aGroupThatGives("Opens the channels", "conversations.list");
    const html = await why("no_source");
    says(html, HAS_NOT, "Membership here would give access", "Opens the channels");
    expect(await follow(html, `/settings/departments/${group}?add=`, "members")).toBe(200);
    const mended = await why("no_source");
    saysNot(mended, HAS_NOT);
    expect(await follow(mended, `/settings/departments/${group}?drop=`, "members")).toBe(200);
    says(await why("no_source"), HAS_NOT);
  });
});

describe("the access check mends: somebody sees too much", () => {
  const TOO_MUCH = "View contacts";
  const NOTHING = "Nothing beyond their own records.";

  test("a right given directly: revoked in the list of what they were given [MC-84]", async () => {
    await roles();
    says(await why("sees_too_much"), NOTHING);
    const given = await give(admin, [
      ["kind", "user"],
      ["subjects", person],
      ["permission", "contacts.view"],
      ["level", "any"],
    ]);
    expect(given.status).toBe(302);
    const html = await why("sees_too_much");
    says(html, TOO_MUCH, "Given directly", "Who can see the chats of");
    saysNot(html, NOTHING);
    await revokeAll(html);
    says(await why("sees_too_much"), NOTHING);
  });

  test("a group: it opens with the person no longer ticked; saved, the right is gone [MC-85]", async () => {
    const group = await aGroupThatGives("Sees all contacts", "contacts.view");
    const members = { intent: "members", person };
    expect((await admin.post(`/settings/departments/${group}`, members)).status).toBe(200);
    const html = await why("sees_too_much");
    says(html, TOO_MUCH, "Sees all contacts");
    expect(await follow(html, `/settings/departments/${group}?drop=`, "members")).toBe(200);
    says(await why("sees_too_much"), NOTHING);
  });

  test("a role: another one is chosen where the page leads [MC-86]", async () => {
    const wide = await makeRole(admin, { name: "Sees every contact", cells: { "contacts.view": "any" } });
    await roles(wide);
    const html = await why("sees_too_much");
    says(html, TOO_MUCH, "Sees every contact", "Change role");
    expect(linkOf(html, `/users/${person}/rights`)).toBe(`/users/${person}/rights`);
    says(await open(`/users/${person}/rights`), "Sees every contact");
    await roles();
    says(await why("sees_too_much"), NOTHING);
  });
});

describe("the access check mends: an address that the allowlist refuses", () => {
  const REFUSED = "The allowlist refuses the address";
  const network = (form: Record<string, string>, at = "/settings/network") => admin.post(at, form);

  test("the list opens with the address filled in; added there, nothing refuses it any more [MC-74] [AM-16]", async () => {
    expect((await network({ intent: "add", network: "203.0.113.0/26" })).status).toBe(200);
    expect((await network({ intent: "on", confirmed: "on" })).status).toBe(200);
    expect((await network({ intent: "confirm" })).status).toBeLessThan(500);
    const away = new Visitor(server, AWAY);
    await expect(away.signIn("operator@demo.test")).rejects.toThrow("401");
    const html = await why("cannot_sign_in");
    says(html, REFUSED);
    const link = linkOf(html, "/settings/network?address=");
    await open(link);
    const address = new URL(link, server.url).searchParams.get("address")!;
    expect(address).toBe(AWAY);
    expect((await network({ intent: "add", network: address, confirmed: "on" }, link)).status).toBe(200);
    saysNot(await why("cannot_sign_in"), REFUSED);
    expect((await away.signIn("operator@demo.test")).cookies()).not.toBe("");
    expect((await network({ intent: "off" })).status).toBe(200);
  });
});
