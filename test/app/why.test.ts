import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkIn, mailsTo } from "../support/mailbox";
import { says, saysNot } from "../support/says";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let head: Visitor;
let managerId: string;

const first = async <Row>(query: string, ...values: unknown[]): Promise<Row> => {
  const row = await server.db
    .prepare(query)
    .bind(...values)
    .first<Row>();
  if (row === null) throw new Error(`nothing found: ${query}`);
  return row;
};
const idOf = async (email: string) =>
  (await first<{ id: string }>("SELECT public_id AS id FROM users WHERE email = ?", email)).id;

beforeAll(async () => {
  server = await serve();
  [admin, head] = (await Promise.all(
    ["admin", "head"].map((name) => signedIn(server, `${name}@demo.test`)),
  )) as [Visitor, Visitor];
  managerId = await idOf("manager@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const page = async (visitor: Visitor, query: string, status = 200) => {
  const response = await visitor.get(`/settings/access/why?${query}`);
  expect(response.status, query).toBe(status);
  return response.text();
};
const mend = (visitor: Visitor, form: Record<string, string>) => visitor.post("/settings/access/why", form);

describe("the access check: somebody cannot sign in", () => {
  test("a wrong password shows as the refused attempt it was, with the button for a reset link [MC-74] [MC-77]", async () => {
    const stranger = new Visitor(server);
    await stranger.post("/login", { email: "manager@demo.test", password: "not the password at all" });
    const html = await page(admin, `person=${managerId}`);
    says(html, "Last refused attempts", "Wrong password", "Send password reset link");
    const before = await lettersTo("manager@demo.test");
    const linesBefore = await linesOfSenders();
    expect((await mend(admin, { intent: "send_reset", person: managerId })).status).toBe(200);
    expect(await lettersTo("manager@demo.test")).toBe(before + 1);
    expect(await linesOfSenders()).toBe(linesBefore + 1);
  });

  test("every open hold is named and lifted by its own button; then nothing stops the person [MC-75]", async () => {
    const blocked = await first<{ id: string; hold: string }>(
      `SELECT u.public_id AS id, h.id AS hold FROM holds h JOIN users u ON u.id = h.user_id AND u.account_id = h.account_id
        WHERE h.kind = 'manual_block' AND h.lifted_at IS NULL AND u.deleted_at IS NULL`,
    );
    says(await page(admin, `person=${blocked.id}`), "Access blocked", "Restore access");
    expect((await mend(admin, { intent: "lift_hold", person: blocked.id, hold: blocked.hold })).status).toBe(
      200,
    );
    const html = await page(admin, `person=${blocked.id}`);
    saysNot(html, "Access blocked</", "Restore access");
    expect((await mend(admin, { intent: "lift_hold", person: blocked.id, hold: blocked.hold })).status).toBe(
      409,
    );
  });
});

describe("the access check: an unconfirmed e-mail", () => {
  const unconfirmed = () =>
    first<{ id: string; email: string } | null>(
      `SELECT u.public_id AS id, u.email FROM holds h JOIN users u ON u.id = h.user_id AND u.account_id = h.account_id
        WHERE h.kind = 'unconfirmed' AND h.lifted_at IS NULL AND u.deleted_at IS NULL`,
    );

  test("the letter is sent again, and its link lets the person in, once; or an administrator vouches [MC-76] [AU-09]", async () => {
    const { id, email } = (await unconfirmed())!;
    says(await page(admin, `person=${id}`), "Send the confirmation again", "Mark as confirmed");
    expect((await mend(head, { intent: "mark_confirmed", person: id })).status).toBeGreaterThan(400);
    expect((await mend(admin, { intent: "resend_confirmation", person: id })).status).toBe(200);
    const link = linkIn((await mailsTo(server, email, "confirm_email"))[0], server.url);
    const stranger = new Visitor(server);
    expect((await stranger.get(link)).status).toBe(200);
    saysNot(await page(admin, `person=${id}`), "nothing stops");
    expect((await stranger.post(link)).status).toBe(200);
    expect((await stranger.post(link)).status).toBe(410);
    saysNot(await page(admin, `person=${id}`), "Send the confirmation again");
    expect((await mend(admin, { intent: "mark_confirmed", person: id })).status).toBe(200);
  });
});

describe("who may check", () => {
  test("a head sees their own department only; a person out of reach is nobody [MC-78]", async () => {
    const owner = await idOf("owner@demo.test");
    says(await page(head, `person=${owner}`), "Not found, or you have no access");
    expect((await mend(head, { intent: "send_reset", person: owner })).status).toBe(404);
  });

  test("whatever is not a mend is refused as a bad request", async () => {
    expect((await mend(admin, { intent: "open_everything", person: managerId })).status).toBe(400);
    expect((await mend(admin, { intent: "lift_hold", person: "x", hold: "x" })).status).toBe(400);
  });
});

async function lettersTo(email: string): Promise<number> {
  return (
    await first<{ n: number }>(
      "SELECT count(*) AS n FROM mail_outbox WHERE to_email = ? AND kind = 'password_reset'",
      email,
    )
  ).n;
}

describe("a page that was refused", () => {
  test("asks for the right once an hour; who assigns rights sees it on Today and answers [FM-16] [MC-78]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    says(await (await manager.get("/users")).text(), "View users", "Ask for access");
    const ask = (permission: string) => manager.post("/ask", { permission });
    expect((await ask("everything")).status).toBe(400);
    expect((await ask("users.view")).status).toBe(200);
    expect((await ask("users.view")).status).toBe(429);
    const today = await (await admin.get("/")).text();
    says(today, "Requests for a right", `/users/${managerId}/rights`);
    const { id: request } = await first<{ id: string }>(
      "SELECT public_id AS id FROM access_requests WHERE kind = 'right' AND answered_at IS NULL",
    );
    const form = { intent: "answer_right", request, answer: "done" };
    expect((await manager.post("/?index", form)).status).toBe(403);
    expect((await admin.post("/?index", form)).status).toBe(200);
    expect((await admin.post("/?index", form)).status).toBe(404);
    saysNot(await (await admin.get("/")).text(), "Requests for a right");
  });
});

describe("the access review", () => {
  test("lists administrators, the unused and wide rights; keeping leaves a line, nobody vouches for themselves [AU-20]", async () => {
    const review = async (list: string) => (await admin.get(`/settings/access/review?list=${list}`)).text();
    says(await review("administrators"), `/users/${await idOf("owner@demo.test")}`, "Keep");
    saysNot(await review("administrators"), `/users/${managerId}"`);
    for (const list of ["unused", "never", "wide"]) says(await review(list), "Access review");
    const keep = (person: string) => admin.post("/settings/access/review", { intent: "keep", person });
    expect((await keep(managerId)).status).toBe(200);
    expect((await keep(await idOf("admin@demo.test"))).status).toBe(403);
    expect((await keep("AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    const lines = await first<{ n: number }>(
      "SELECT count(*) AS n FROM audit_log WHERE event = 'access_reviewed'",
    );
    expect(lines.n).toBe(1);
  });
});

/** Lines of the log that say that somebody sent another one a link. */
async function linesOfSenders(): Promise<number> {
  return (
    await first<{ n: number }>(
      "SELECT count(*) AS n FROM auth_log WHERE event = 'password_reset_requested' AND actor_name IS NOT NULL",
    )
  ).n;
}
