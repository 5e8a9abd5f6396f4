import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { says, saysNot } from "../support/says";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let head: Visitor;
let manager: Visitor;

beforeAll(async () => {
  server = await serve();
  [admin, head, manager] = (await Promise.all(
    ["admin", "head", "manager"].map((name) => signedIn(server, `${name}@demo.test`)),
  )) as [Visitor, Visitor, Visitor];
});
afterAll(() => server[Symbol.asyncDispose]());

const text = async (visitor: Visitor, path: string, status = 200) => {
  const response = await visitor.get(path);
  expect(response.status, path).toBe(status);
  return response.text();
};
const idOf = async (email: string) => {
  const row = await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = ?")
    .bind(email)
    .first<{ id: string }>();
  return row?.id ?? "";
};
const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1];
const links = (html: string) => [...html.matchAll(/href="(\/[^"#?]*)"/g)].map(([, to]) => to);

describe("the house around the gate", () => {
  test("the menu leads to the users, and so do /team and Settings [MC-08] [AU-01] [AU-02]", async () => {
    const today = await text(admin, "/");
    expect(links(today)).toEqual(expect.arrayContaining(["/", "/users", "/log", "/settings"]));
    for (const path of ["/team?q=anna", "/settings/users?q=anna"]) {
      const response = await admin.get(path);
      expect(response.headers.get("location")).toBe("/users?q=anna");
    }
    expect((await admin.get("/settings")).headers.get("location")).toBe("/settings/company");
    const settings = await text(admin, "/settings/company");
    expect(links(settings)).toEqual(
      expect.arrayContaining(["/users", "/settings/company", "/settings/recorded"]),
    );
  });

  test("a manager is offered what is theirs, and refused the rest with the right's name [MC-08] [MC-09] [AU-02]", async () => {
    const today = await text(manager, "/");
    expect(links(today)).toContain("/log");
    expect(links(today)).not.toContain("/users");
    expect(links(today)).not.toContain("/settings");
    const refused = await text(manager, "/users", 403);
    says(refused, "View users");
    expect(links(refused)).toContain("/log");
    says(await text(manager, "/settings", 403), "Company settings");
    expect(await (await manager.get("/find/administrator")).json()).toMatchObject({
      name: expect.stringMatching(/\w/),
    });
  });

  test("every page has a title of its own", async () => {
    const paths = [
      "/",
      "/users",
      "/settings/company",
      "/settings/recorded",
      "/me/recorded",
      "/first-steps",
      `/users/${await idOf("manager@demo.test")}`,
    ];
    const titles = await Promise.all(paths.map(async (path) => titleOf(await text(admin, path))));
    expect(new Set(titles).size).toBe(paths.length);
    for (const title of titles) expect(title).toMatch(/^.+ \u00b7 Gatehouse$/);
  });

  test("a page that is none is said inside the frame", async () => {
    const html = await text(manager, "/no/such/page", 404);
    says(html, "Page not found");
    expect(links(html)).toContain("/log");
  });
});

describe("the list of users", () => {
  test("shows an administrator everybody with state, last sign-in and last activity, which may be never [MC-09] [MC-31] [AM-01]", async () => {
    const html = await text(admin, "/users");
    const { n } = (await server.db
      .prepare("SELECT count(*) AS n FROM users WHERE deleted_at IS NULL")
      .first<{ n: number }>())!;
    const cards = [...html.matchAll(/href="\/users\/([\w-]{22})"/g)].map(([, id]) => id);
    expect(new Set(cards).size).toBe(n);
    // The name and the icon both lead to the card (MC-32).
    expect(cards).toHaveLength(2 * n);
    says(html, "Last sign-in", "Last activity", "never", "admin@demo.test", `Found: ${n}`);
  });

  test("finds a person by name, e-mail and phone, and narrows by state, role and department [MC-31]", async () => {
    const found = async (query: string) => [
      ...new Set(
        [...(await text(admin, `/users?${query}`)).matchAll(/href="\/users\/([\w-]{22})"/g)].map(
          ([, id]) => id,
        ),
      ),
    ];
    const id = await idOf("manager@demo.test");
    const person = await server.db
      .prepare(
        "SELECT u.surname, d.public_id AS department FROM users u JOIN units d ON d.id = u.department_id WHERE u.public_id = ?",
      )
      .bind(id)
      .first<{ surname: string; department: string }>();
    expect(await found("q=manager%40demo")).toEqual([id]);
    expect(await found(`q=${encodeURIComponent(person?.surname.toUpperCase() ?? "")}`)).toContain(id);
    expect(await found(`department=${person?.department}`)).toContain(id);
    expect(await found(`department=none&q=manager%40demo`)).toEqual([]);
    expect(await found("state=active&q=manager%40demo")).toEqual([id]);
    expect(await found("state=blocked&q=manager%40demo")).toEqual([]);
    await server.db.prepare("UPDATE users SET phone = '+48 600 700 800' WHERE public_id = ?").bind(id).run();
    expect(await found("q=600700800")).toEqual([id]);
  });

  test("an empty answer says what to do; nonsense in the address is no error [MC-31]", async () => {
    says(await text(admin, "/users?q=nobody-has-this-name"), "Show everybody");
    await text(
      admin,
      "/users?state=%00&role=x&department=-&active=9&sort=password&after=%25%25&q=%F0%9F%92%A9",
    );
  });

  test("a head of department sees the own department, and the palette finds nobody else [MC-09]", async () => {
    const html = await text(head, "/users");
    says(html, "manager@demo.test");
    saysNot(html, "support@demo.test");
    const ask = async (q: string) =>
      (await (await head.get(`/find/people?q=${q}`)).json()) as { people: { id: string }[] };
    expect((await ask("manager%40demo")).people).toMatchObject([{ id: await idOf("manager@demo.test") }]);
    expect((await ask("support%40demo")).people).toEqual([]);
    expect((await ask("")).people).toEqual([]);
  });
});

describe("the card of a person", () => {
  test("tells last activity, last sign-in, device, sessions and sign-ins [MC-36] [AM-02]", async () => {
    const html = await text(admin, `/users/${await idOf("manager@demo.test")}`);
    says(html, "Last activity", "Last sign-in", "Last device", "Sessions", "End session", "Role and rights");
  });

  test("outside the scope it answers as for nobody: same status, same words [MC-36]", async () => {
    const [far, nobody] = await Promise.all([
      text(head, `/users/${await idOf("support@demo.test")}`, 404),
      text(head, "/users/AAAAAAAAAAAAAAAAAAAAAA", 404),
    ]);
    const said = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/[\w-]{22}/g, "");
    says(said(far) ?? "", "Not found, or you have no access.");
    expect(said(far)).toBe(said(nobody));
  });

  test("an administrator ends a session there; a head without the right is refused [AM-02]", async () => {
    const qc = await signedIn(server, "qc@demo.test");
    const path = `/users/${await idOf("qc@demo.test")}`;
    expect((await manager.post(path, { intent: "end_session" })).status).toBe(403);
    expect((await admin.post(path, { intent: "nonsense" })).status).toBe(400);
    expect((await admin.post(path, { intent: "end_session" })).status).toBe(200);
    expect((await qc.get("/")).status).toBe(303);
  });
});
