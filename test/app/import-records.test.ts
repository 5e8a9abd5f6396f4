import { afterAll, beforeAll, expect, test } from "vitest";
import { cellsOf, guessMapping } from "~/features/work-import/columns";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { HEADER, recordRows } from "../support/record-file";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let manager: Visitor;
beforeAll(async () => {
  server = await serve();
  manager = await signedIn(server, "manager@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const send = async (body: unknown, { by = manager, kind = "deals" } = {}) => {
  const response = await fetch(`${server.url}/import/${kind}/send`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url, cookie: by.cookies(), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json().catch(() => ({}))) as { job?: string } };
};
const mapping = guessMapping("deal", HEADER);
const START = { intent: "start", way: "skip", headers: HEADER, mapping };
const rowsOf = (rows: string[][]) =>
  rows.map((cells, at) => ({ line: at + 2, data: cellsOf(cells, mapping) }));

async function until(job: string) {
  for (let tries = 0; tries < 300; tries++) {
    const progress = (await (await manager.get(`/jobs/${job}`)).json()) as { state: string };
    if (progress.state === "done" || progress.state === "failed") return progress.state;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the job does not end");
}
const imported = async () =>
  (await server.db
    .prepare("SELECT count(*) AS n FROM deals WHERE external_id LIKE 'amo-%' AND deleted_at IS NULL")
    .first<number>("n"))!;

test("a manager imports deals: good rows stand as theirs, the others are named by row and column on the page and in the file, the columns are remembered, undo takes all back [MC-21] [AM-10]", async () => {
  const { body } = await send(START);
  const job = body.job!;
  const chunk = { intent: "rows", job, rows: rowsOf(recordRows(60, 6)) };
  expect((await send(chunk)).status).toBe(200);
  expect((await send(chunk)).status).toBe(200);
  expect((await send({ intent: "close", job })).status).toBe(200);
  expect(await until(job)).toBe("done");
  expect(await imported()).toBe(50);
  const page = await (await manager.get(`/import/deals?job=${job}`)).text();
  expect(page).toContain("50 rows are imported");
  expect(page).toContain("Row 7");
  const file = await (await manager.get(`/import/deals/rest?job=${job}`)).text();
  expect(file.split("\r\n").filter(Boolean)).toHaveLength(11);
  expect(file).toMatch(/Phone: cannot be read/);
  expect(await (await manager.get("/import/deals")).text()).toContain("external_id");

  const undo = await send({ intent: "undo", job });
  expect(await until(undo.body.job!)).toBe("done");
  expect(await imported()).toBe(0);
});

test("what is not the page's own is refused, and nobody sees another's import", async () => {
  const { body } = await send(START);
  const head = await signedIn(server, "head@demo.test");
  expect((await head.get(`/import/deals?job=${body.job}`)).status).toBe(404);
  expect((await head.get(`/import/deals/rest?job=${body.job}`)).status).toBe(404);
  expect((await send({ intent: "undo", job: body.job }, { by: head })).status).toBe(404);
  for (const nonsense of [
    null,
    {},
    { intent: "start", way: "maybe", headers: [], mapping: [] },
    { intent: "rows", job: body.job, rows: [] },
  ])
    expect((await send(nonsense)).status).toBe(400);
  expect((await send(START, { kind: "cats" })).status).toBe(404);
  const operator = await signedIn(server, "operator@demo.test");
  expect((await operator.get("/import/deals")).status).toBe(403);
  expect((await send(START, { by: operator })).status).toBe(403);
});
