import { expect, test } from "vitest";
import { chunksOf } from "~/features/people-import/send-rows";
import { cellsOf, guessMapping } from "~/features/work-import/columns";
import { HEADER, problemOf, recordRow } from "../../support/record-file";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

const ROWS = 50_000;
const BROKEN_EVERY = 100;

/** The whole file through the port, as the page sends it, in the local default; then all of it back (issue Work, Done 3). */
test(`a file of ${ROWS} deals is imported with progress, errors are named by row and column, and undo takes it back`, async () => {
  await using server = await serve();
  const admin = await signedIn(server, "admin@demo.test");
  const send = async (body: unknown) => {
    const response = await fetch(`${server.url}/import/deals/send`, {
      method: "POST",
      headers: { origin: server.url, cookie: admin.cookies(), "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { job: string };
  };
  const until = async (job: string) => {
    const seen = new Set<number>();
    const at = Date.now();
    for (let turn = 1; ; turn++) {
      // The request that closed the file goes on for 20 seconds; then cron takes what is left, as every minute.
      if (turn % 100 === 0) void server.tick(Date.now());
      const { state, done } = (await (await admin.get(`/jobs/${job}`)).json()) as {
        state: string;
        done: number;
      };
      seen.add(done);
      if (state === "done") return { steps: seen.size, seconds: Math.round((Date.now() - at) / 1000) };
      if (state === "failed") throw new Error(`failed at ${done}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const count = async (what: string) =>
    (await server.db.prepare(`SELECT count(*) AS n FROM ${what}`).first<number>("n"))!;

  const standing = async () => ({
    deals: await count("deals WHERE deleted_at IS NULL"),
    contacts: await count("contacts WHERE deleted_at IS NULL"),
    companies: await count("companies WHERE deleted_at IS NULL"),
  });
  const before = await standing();

  const mapping = guessMapping("deal", HEADER);
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    line: n + 2,
    data: cellsOf(recordRow(n + 1, BROKEN_EVERY), mapping),
  }));
  const { job } = await send({ intent: "start", way: "skip", headers: HEADER, mapping });
  for (const chunk of chunksOf(rows)) await send({ intent: "rows", job, rows: chunk });
  await send({ intent: "close", job });
  const imported = await until(job);
  const good = ROWS - ROWS / BROKEN_EVERY;
  expect(await count("deals WHERE external_id LIKE 'amo-%' AND deleted_at IS NULL")).toBe(good);
  const file = (await (await admin.get(`/import/deals/rest?job=${job}`)).text())
    .split("\r\n")
    .filter(Boolean);
  expect(file).toHaveLength(ROWS / BROKEN_EVERY + 1);
  expect(problemOf(BROKEN_EVERY, BROKEN_EVERY)).not.toBeNull();
  expect(imported.steps).toBeGreaterThan(3);
  const undo = await until((await send({ intent: "undo", job })).job);
  expect(await count("deals WHERE external_id LIKE 'amo-%' AND deleted_at IS NULL")).toBe(0);
  // Clients that the file brought along go back with it.
  const after = await standing();
  expect(after).toEqual(before);
  console.log(
    `${good} of ${ROWS} rows in ${imported.seconds} s (progress seen ${imported.steps} times), ${file.length - 1} named errors, back in ${undo.seconds} s: 0 deals of the file left, clients ${after.contacts} as before`,
  );
}, 600_000);
