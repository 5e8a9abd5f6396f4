import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { demoFacts, give, makeRole } from "../../support/access-http";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

test("a role keeps what is confidential: records outside it answer as if they were not there, phones and e-mails stay hidden until it is widened [AU-18]", async () => {
  const contact = (await server.db
    .prepare(
      `SELECT c.public_id AS id, c.name, p.value AS phone FROM contacts c JOIN contact_points p ON p.owner_kind = 'contact'
        AND p.owner_id = c.id AND p.kind = 'phone' WHERE c.deleted_at IS NULL ORDER BY c.id LIMIT 1`,
    )
    .first<{ id: string; name: string; phone: string }>())!;
  const qc = await signedIn(server, "qc@demo.test");
  const card = `/contacts/${contact.id}`;
  expect((await qc.get(card)).status).toBe(403);

  const facts = await demoFacts(server);
  const { public_id } = await facts.person("qc@demo.test");
  const add = async (name: string, cells: Record<string, string>) => {
    const role = await makeRole(admin, { name, cells });
    expect(
      (
        await give(admin, [
          ["kind", "user"],
          ["subjects", public_id],
          ["roles", role],
        ])
      ).status,
    ).toBe(302);
  };
  await add("Sees clients", { "contacts.view": "any" });
  const seen = await (await qc.get(card)).text();
  expect(seen).toContain(contact.name);
  expect(seen).not.toContain(contact.phone);
  const found = await (
    await qc.get(`/contacts?q=${encodeURIComponent(contact.phone.replace(/\D/g, "").slice(-7))}`)
  ).text();
  expect(found).toContain("Found: 0");
  expect(found).not.toContain(contact.id);

  await add("Sees phones", { "contacts.see_phone_email": "any" });
  expect(await (await qc.get(card)).text()).toContain(contact.phone);
});
