import { expect, test } from "vitest";
import { programOf } from "../../support/api/program";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

const CHANGES = Number(process.env.GATEHOUSE_CHANGES ?? 1_000);

test("a thousand changes of a role in a row: each holds at the holder's next request (security.md 7, proof)", {
  timeout: 600_000,
}, async () => {
  await using server = await serve();
  const programs = [await programOf(server, "owner@demo.test"), await programOf(server, "admin@demo.test")];
  const owner = programs[0]!;
  const post = async (path: string, body: unknown) => {
    const made = await owner.post<{ id: string }>(`/api/v1${path}`, body);
    expect(made.status, made.text).toBeLessThan(300);
    return made.body.id;
  };
  const users = await owner.get<{ items: { id: string }[] }>("/api/v1/users?q=operator@demo.test");
  const role = await post("/roles", { name: "Shift", family: "special" });
  await post("/grants", { kind: "user", subjects: [users.body.items[0]!.id], roles: [role] });
  const holder = await signedIn(server, "operator@demo.test");
  /** Nothing is there for whoever may; the others are refused. */
  const mayAdd = async () => (await holder.get("/users/import/send")).status;
  expect(await mayAdd()).toBe(403);

  const stale: number[] = [];
  for (let n = 1; n <= CHANGES; n++) {
    const isGiven = n % 2 === 1;
    // Cells and the switch of the role in turn: each way changes what its holder may do.
    const body =
      n % 8 < 4
        ? { cells: isGiven ? { "users.create": "any" } : {} }
        : { is_active: isGiven, cells: { "users.create": "any" } };
    const saved = await programs[n % 2]!.send("PATCH", `/api/v1/roles/${role}`, {
      body: { is_active: true, ...body },
    });
    expect([saved.status, saved.body], `change ${n}: ${saved.text}`).toEqual([200, { pending: false }]);
    if ((await mayAdd()) !== (isGiven ? 404 : 403)) stale.push(n);
  }
  console.info(`changes of a role in a row: ${JSON.stringify({ changes: CHANGES, stale: stale.length })}`);
  expect(stale).toEqual([]);
});
