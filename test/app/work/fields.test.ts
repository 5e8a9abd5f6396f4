import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { says } from "../../support/says";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let [admin, manager] = [] as unknown as [Visitor, Visitor];
beforeAll(async () => {
  server = await serve();
  [admin, manager] = [await signedIn(server, "admin@demo.test"), await signedIn(server, "manager@demo.test")];
});
afterAll(() => server[Symbol.asyncDispose]());

const PAGE = "/settings/crm/fields";
const fields = async () =>
  (
    await server.db
      .prepare(
        "SELECT public_id AS id, name FROM custom_fields WHERE on_kind = 'contact' ORDER BY position, id",
      )
      .all<{ id: string; name: string }>()
  ).results;
const names = async () => (await fields()).map(({ name }) => name);
const idOf = async (name: string) => (await fields()).find((one) => one.name === name)?.id ?? "";
const ask = async (who: Visitor, form: Record<string, string>) => (await who.post(PAGE, form)).status;

test("own fields are renamed and put into order; names stay different, ends hold, and the log says it [MC-05]", async () => {
  const before = await names();
  for (const name of ["Hobby", "Shoe size"])
    expect(await ask(admin, { intent: "add_field", on: "contact", name, kind: "text" })).toBe(200);
  const [hobby, shoes] = [await idOf("Hobby"), await idOf("Shoe size")];

  expect(await ask(admin, { intent: "rename_field", id: hobby, name: "Pastime" })).toBe(200);
  expect(await ask(admin, { intent: "rename_field", id: shoes, name: "PASTIME" })).toBe(409);
  expect(await ask(admin, { intent: "rename_field", id: shoes, name: " " })).toBe(400);
  expect(await ask(admin, { intent: "move_field", id: shoes, by: "2" })).toBe(400);
  expect(await ask(manager, { intent: "move_field", id: shoes, by: "-1" })).toBe(403);
  expect(await names()).toEqual([...before, "Pastime", "Shoe size"]);

  expect(await ask(admin, { intent: "move_field", id: shoes, by: "-1" })).toBe(200);
  expect(await names()).toEqual([...before, "Shoe size", "Pastime"]);
  expect(await ask(admin, { intent: "move_field", id: hobby, by: "1" })).toBe(200);
  expect(await names()).toEqual([...before, "Shoe size", "Pastime"]);

  const page = await (await admin.get(PAGE)).text();
  says(page, "Earlier: Shoe size", "Later: Shoe size", "Field: Pastime");
  expect(page.indexOf("Field: Shoe size")).toBeLessThan(page.indexOf("Field: Pastime"));
  says(await (await admin.get("/settings/audit")).text(), "Pastime");
  for (const id of [hobby, shoes]) expect(await ask(admin, { intent: "delete_field", id })).toBe(200);
  expect(await ask(admin, { intent: "rename_field", id: hobby, name: "Gone" })).toBe(409);
});
