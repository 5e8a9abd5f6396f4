import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { type Audience, ROUTE_MATRIX, SIGN_INS, type SignInName } from "../support/route-matrix";
import { type AppRoute, listRoutes } from "../support/routes";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
const people = new Map<SignInName, Visitor>();
beforeAll(async () => {
  server = await serve();
  for (const name of SIGN_INS) people.set(name, await signedIn(server, `${name}@demo.test`));
});
afterAll(() => server[Symbol.asyncDispose]());

const routes = listRoutes();
const asked = (path: string) => path.replace(/:\w+/g, "AAAAAAAAAAAAAAAAAAAAAA").replace("*", "no/such/page");
const lets = (audience: Audience, name: SignInName) =>
  typeof audience === "string" || audience.includes(name);
/** An answer that does the thing, redirects inside, or says that this id or form is not good; never a refusal. */
const LET_IN = [200, 202, 204, 302, 303, 400, 404, 405, 409, 410, 422, 429];

test("every route has a row, and every row a route", () => {
  expect(Object.keys(ROUTE_MATRIX).sort()).toEqual([...new Set(routes.map(({ path }) => path))].sort());
});

describe.each(routes.filter(({ path }) => path in ROUTE_MATRIX))(
  "$path",
  ({ path, hasAction, hasLoader, hasPage, isIndex }: AppRoute) => {
    const row = ROUTE_MATRIX[path]!;

    test("a stranger", async () => {
      for (const method of ["GET", "POST", "PUT", "DELETE"]) {
        const response = await new Visitor(server).send(method, asked(path), {});
        if (row.opens === "door") expect(response.status, method).toBeLessThan(500);
        else if (method === "GET") {
          expect(response.status, method).toBe(303);
          expect(response.headers.get("location"), method).toMatch(/^\/login/);
        } else expect(response.status, method).toBe(400);
      }
      if (row.opens !== "door") {
        const response = await new Visitor(server).post(asked(path), { intent: "anything" });
        expect(response.status).toBe(303);
        expect(response.headers.get("location")).toBe("/login");
      }
    });

    test("a form from elsewhere is refused, whoever is signed in [security.md 17]", async () => {
      const elsewhere = ["https://evil.example", "null", server.url.replace("localhost", "127.0.0.2")];
      for (const origin of elsewhere) {
        const sent = { form: { intent: "anything" }, headers: { origin } };
        const response = await people.get("owner")!.send("POST", asked(path), sent);
        expect([origin, response.status]).toEqual([origin, 403]);
      }
    });

    test("a stranger who asks as the pages' script does is led to the gate, too", async () => {
      if (row.opens === "door") return expect(hasPage || hasLoader || hasAction).toBe(true);
      const data = `${asked(path) === "/" ? "/_root" : asked(path)}.data`;
      const answers = [await new Visitor(server).get(data)];
      if (hasAction)
        answers.push(
          await new Visitor(server).post(`${data}${isIndex ? "?index" : ""}`, { intent: "anything" }),
        );
      for (const response of answers) {
        if (response.status === 202) expect(await response.text()).toContain("/login");
        else expect(response.status).toBe(403);
      }
    });

    test.each(SIGN_INS)("%s", async (name) => {
      const visitor = people.get(name)!;
      if (path !== "/logout") {
        const response = await visitor.get(asked(path));
        expect(response.status, "GET").toSatisfy((status: number) =>
          lets(row.opens, name) ? LET_IN.includes(status) : status === 403 || status === 404,
        );
        const data = await visitor.get(`${asked(path) === "/" ? "/_root" : asked(path)}.data`);
        expect(data.status, "GET .data").toBeLessThan(500);
      }
      if (hasAction && row.changes !== "door") {
        const response = await visitor.post(`${asked(path)}${isIndex ? "?index" : ""}`, {
          intent: "no such intent",
        });
        expect(response.status, "POST").toSatisfy((status: number) =>
          lets(row.changes ?? [], name) ? LET_IN.includes(status) : status === 403 || status === 404,
        );
      }
    });
  },
);
