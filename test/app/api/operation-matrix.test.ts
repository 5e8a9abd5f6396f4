import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type DocumentedOperation, readDocument } from "../../support/api/document";
import { OPERATION_MATRIX } from "../../support/api/operation-matrix";
import { Program, programOf } from "../../support/api/program";
import { SIGN_INS, type SignInName } from "../../support/route-matrix";
import { serve } from "../../support/server";

let server: Gatehouse & AsyncDisposable;
let operations: DocumentedOperation[];
const people = new Map<SignInName, Program>();
beforeAll(async () => {
  server = await serve();
  const owner = await programOf(server, "owner@demo.test");
  ({ operations } = await readDocument(owner));
  // Tokens are for Administrators; here everybody gets the right, so that what is refused is what they ask for.
  const { body } = await owner.get<{ items: { id: string; email: string }[] }>("/api/v1/users?limit=200");
  const others = SIGN_INS.filter((name) => name !== "owner" && name !== "admin").map(
    (name) => `${name}@demo.test`,
  );
  const subjects = body.items.filter(({ email }) => others.includes(email)).map(({ id }) => id);
  await owner.post("/api/v1/grants", {
    kind: "user",
    subjects,
    permission: "api.personal_token",
    level: "any",
  });
  for (const name of SIGN_INS) people.set(name, await programOf(server, `${name}@demo.test`));
});
afterAll(() => server[Symbol.asyncDispose]());

const NOBODY = "AAAAAAAAAAAAAAAAAAAAAA";
const asked = ({ path }: DocumentedOperation) =>
  `/api/v1${path
    .replace("{permission}", "deals.view")
    .replace("{type}", "nothing")
    .replace(/\{\w+\}/g, NOBODY)}`;
const send = (program: Program, operation: DocumentedOperation) =>
  program.send<{ code?: string; detail?: string }>(
    operation.method,
    asked(operation),
    operation.body === null ? {} : { body: { "no such field": 1 } },
  );

describe("every operation for every role", () => {
  test("every operation has a row, and every row an operation", () => {
    expect(Object.keys(OPERATION_MATRIX).sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  test("without a token nothing answers but 401", async () => {
    const stranger = new Program(server, null);
    for (const operation of operations) {
      const { status, body, headers } = await send(stranger, operation);
      expect([operation.id, status, body.code]).toEqual([operation.id, 401, "unauthenticated"]);
      expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
  });

  test.each(SIGN_INS)("%s", async (name) => {
    const seen: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const operation of operations) {
      const { status } = await send(people.get(name)!, operation);
      expect([operation.id, status]).not.toEqual([operation.id, 401]);
      seen[operation.id] = status !== 403;
      expected[operation.id] = OPERATION_MATRIX[operation.id]!.includes(name);
    }
    expect(seen).toEqual(expected);
    console.log(`${operations.length} operations asked as ${name}`);
  });
});
