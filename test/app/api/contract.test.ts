import { createConfig, lintFromString } from "@redocly/openapi-core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { goodCalls, readIds } from "../../support/api/calls";
import { type DocumentedOperation, readDocument } from "../../support/api/document";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

let server: Gatehouse & AsyncDisposable;
let admin: Program;
let api: Awaited<ReturnType<typeof readDocument>>;
let ids: Awaited<ReturnType<typeof readIds>>;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "owner@demo.test");
  api = await readDocument(admin);
  ids = await readIds(admin);
});
afterAll(() => server[Symbol.asyncDispose]());

/** What a body would carry that wants more than it may: as a name with a number, none is a field. */
const EXTRA = [
  "role",
  "roles",
  "is_owner",
  "account_id",
  "user_id",
  "limits",
  "holds",
  "ip",
  "version",
  "grants",
];
type Problem = { code: string; errors?: { code: string }[] };

/** As many tries of each operation; more with FUZZ_RUNS. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 8);

describe("the contract", () => {
  test("the document is sound OpenAPI 3.1, and every operation says what it is", async () => {
    const config = await createConfig({
      extends: ["recommended"],
      rules: { "no-server-example.com": "off" },
    });
    const found = await lintFromString({ source: JSON.stringify(api.document), config });
    expect(found.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
    expect(new Set(api.operations.map(({ id }) => id)).size).toBe(api.operations.length);
  });

  test("fifty fields that an operation does not know are refused by name, and nothing is done [security.md 6]", async () => {
    const extra = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${EXTRA[at % 10]}${at}`, 1]));
    const entries = () => server.db.prepare("SELECT count(*) AS n FROM audit_log").first<{ n: number }>();
    const before = await entries();
    const wrong: unknown[] = [];
    const calls = Object.entries(goodCalls(ids)).filter(([, { body }]) => body !== undefined);
    for (const [id, { path, body }] of calls) {
      const { method } = api.operations.find((one) => one.id === id)!;
      const sent = { ...(body as object), ...extra };
      const answer = await admin.send<Problem>(method, `/api/v1${path}`, { body: sent });
      const named = answer.body.errors?.filter(({ code }) => code === "unknown_field").length;
      if (answer.status !== 400 || answer.body.code !== "unknown_field" || named !== 20)
        wrong.push({ id, status: answer.status, body: answer.body });
    }
    expect(wrong).toEqual([]);
    expect(calls.length).toBeGreaterThan(50);
    expect(await entries()).toEqual(before);
  });

  test("every operation is called, does its work, and answers as it is documented", async () => {
    const calls = goodCalls(ids);
    expect(Object.keys(calls).sort()).toEqual(api.operations.map(({ id }) => id).sort());
    const wrong: unknown[] = [];
    // In the order of the table: what is made comes before what is taken away.
    for (const [id, { path, body, expects }] of Object.entries(calls)) {
      const operation = api.operations.find((one) => one.id === id)!;
      const answer = await admin.send(operation.method, `/api/v1${path}`, body === undefined ? {} : { body });
      const type = answer.headers.get("content-type") ?? "";
      const problem = api.judge(operation, answer.status, type, answer.body);
      if (answer.status !== expects || problem)
        wrong.push({ id, status: answer.status, problem, body: answer.body });
    }
    expect(wrong).toEqual([]);
    console.log(`${api.operations.length} operations called, each answers as documented`);
  });

  test("whatever is sent, no operation fails by accident, and every refusal is a problem with a code", async () => {
    let asked = 0;
    const programs = [admin];
    const wrong: unknown[] = [];
    const program = async () => {
      // A token has 1,200 requests a minute.
      if (++asked % 1_000 === 0) programs.push(await programOf(server, "owner@demo.test"));
      return programs.at(-1)!;
    };
    for (const operation of api.operations) {
      await fc.assert(
        fc.asyncProperty(sentTo(operation), async ({ path, body, headers }) => {
          const answer = await (await program()).send(operation.method, path, {
            headers,
            ...(body === undefined ? {} : { body }),
          });
          const type = answer.headers.get("content-type") ?? "";
          const isProblem = answer.status < 400 || type === "application/problem+json";
          if (
            answer.status >= 500 ||
            !isProblem ||
            api.judge(operation, answer.status, type, answer.body) !== null
          )
            wrong.push({ id: operation.id, path, body, status: answer.status, answer: answer.body });
        }),
        { numRuns: RUNS, seed: 20261122 },
      );
    }
    expect(wrong).toEqual([]);
    console.log(`${asked} fuzz requests to ${api.operations.length} operations, 0 answers of 5xx`);
  }, 300_000);
});

/** Requests near the schema and far from it. Ids name nobody, so that nothing of the company is lost on the way. */
function sentTo(operation: DocumentedOperation) {
  const junk = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      "",
      "null",
      "-1",
      "1e999",
      "%00",
      "../..",
      "AAAAAAAAAAAAAAAAAAAAAA",
      "\u202e",
      "'--",
      "[]",
    ),
  );
  const names = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name);
  const query = fc.dictionary(fc.oneof(fc.constantFrom(...names, "limit"), junk), junk, { maxKeys: 3 });
  const fields = Object.keys((operation.body?.properties ?? {}) as object);
  const shaped = fc.dictionary(fc.constantFrom(...fields, "extra"), fc.jsonValue({ maxDepth: 2 }), {
    maxKeys: 6,
  });
  const body = fc.oneof(shaped, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom("{", "", "\u0000", "[[[[["));
  const key = fc.option(
    junk.filter((text) => /^[\x20-\x7e]*$/.test(text)),
    { nil: undefined },
  );
  const holes = (operation.path.match(/\{\w+\}/g) ?? []).length;
  return fc
    .record({ parts: fc.array(junk, { minLength: holes, maxLength: holes }), query, body, key })
    .map(({ parts, query: search, body: sent, key: idempotencyKey }) => {
      let at = 0;
      const filled = operation.path.replace(/\{\w+\}/g, () => encodeURIComponent(parts[at++] || "x"));
      return {
        path: `/api/v1${filled}?${new URLSearchParams(search)}`,
        body: operation.method === "GET" || operation.body === null ? undefined : sent,
        headers: idempotencyKey ? { "idempotency-key": idempotencyKey } : ({} as Record<string, string>),
      };
    });
}
