import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { can } from "~/domain/access";
import { type ApiEnv, type Asker, askerOf } from "./context";
import { rateHeaders, refusalOf } from "./door";
import { etagOf, isAmong } from "./etag";
import { fieldNames, only, readFields } from "./fields";
import { once } from "./idempotency";
import type { Asked, Operation, Outcome, Seen } from "./operation";
import { listName, openCursor, sealCursor } from "./paging";
import { isRefusal, problemResponse, type Refusal, refuse } from "./problem";
import { readBody } from "./read-body";
import { check } from "./validate";

type Ctx = Context<ApiEnv>;

/** Every operation by method and path: `If-Match` reads what stands there now. */
export type Reads = ReadonlyMap<string, Operation>;

/** One request to one operation: token, right, input, once, work, looks. */
export async function run(c: Ctx, operation: Operation, reads: Reads): Promise<Response> {
  const answer = await answered(c, operation, reads);
  const response = isRefusal(answer) ? problemResponse(answer, c.env.requestId) : answer;
  for (const [name, value] of Object.entries(rateHeaders(c.env))) response.headers.set(name, value);
  return response;
}

async function answered(c: Ctx, operation: Operation, reads: Reads): Promise<Response | Refusal> {
  const { signedIn } = c.env;
  if (signedIn === null) return refusalOf(c.env.verdict);
  const asker = askerOf(c.env, signedIn);
  if (operation.needs !== null && !can(signedIn, operation.needs))
    return refuse("forbidden", { detail: `Needs ${operation.needs}.` });
  const read = readBody(c.req.raw, c.env.text, operation.body !== undefined);
  if (isRefusal(read)) return read;
  const work = () => perform(c, operation, reads, asker, read.body);
  const key = operation.method === "post" ? c.req.header("idempotency-key") : undefined;
  if (key === undefined) return work();
  const whole = async () => {
    const answer = await work();
    return isRefusal(answer) ? problemResponse(answer, c.env.requestId) : answer;
  };
  return once(asker, { key, path: c.req.path, text: read.text }, whole);
}

async function perform(
  c: Ctx,
  operation: Operation,
  reads: Reads,
  asker: Asker,
  body: unknown,
): Promise<Response | Refusal> {
  const asked = readInput(c, operation, asker, body);
  if (isRefusal(asked)) return asked;
  const ifMatch = c.req.header("if-match");
  const seen =
    ifMatch === undefined || operation.method === "get"
      ? null
      : await readSeen(operation, reads, asked.asked, ifMatch);
  if (isRefusal(seen)) return seen;
  const outcome = await operation.handle({ ...asked.asked, seen } as never);
  return look(c, operation, outcome, asked.fields);
}

type Input = { asked: Asked<unknown, unknown, unknown>; fields: string[] | null };

function readInput(c: Ctx, operation: Operation, asker: Asker, body: unknown): Input | Refusal {
  const params = check(operation.params ?? z.object({}), c.req.param(), "path");
  if ("refusal" in params) return refuse("not_found");
  const { search, fields } = searchOf(c, operation);
  if (isRefusal(fields)) return fields;
  const query = check(querySchema(operation), search, "query");
  if ("refusal" in query) return query.refusal;
  const { cursor } = query.value as { cursor?: string };
  const inner = cursor === undefined ? null : openCursor(nameOfList(c, operation), cursor);
  if (inner === undefined) return refuse("wrong_cursor");
  const sent = operation.body === undefined ? { value: undefined } : check(operation.body, body, "body");
  if ("refusal" in sent) return sent.refusal;
  return {
    asked: {
      ...asker,
      params: params.value,
      query: { ...query.value, cursor: inner },
      body: sent.value,
      seen: null,
    },
    fields,
  };
}

function searchOf(c: Ctx, operation: Operation) {
  const { fields, ...search } = c.req.query();
  if (fields === undefined || operation.method !== "get" || operation.answers === undefined)
    return { search: c.req.query(), fields: null };
  const read = readFields(fields, fieldNames(operation.answers));
  if ("fields" in read) return { search, fields: read.fields };
  const detail = `There is no field "${read.unknown.slice(0, 100)}" here.`;
  return {
    search,
    fields: refuse("unknown_field", { errors: [{ field: "fields", code: "unknown_field", detail }] }),
  };
}

const LIST_QUERY = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
};

/** The query of an operation as it is read and documented. */
export const querySchema = (operation: Operation) => {
  const own = operation.query?.shape ?? {};
  return z.strictObject(operation.isList ? { ...own, ...LIST_QUERY } : own);
};

const nameOfList = (c: Ctx, { id }: Operation) =>
  listName(`${id} ${JSON.stringify(c.req.param())}`, new URLSearchParams(new URL(c.req.url).search));

/**
 * What `If-Match` names, when it still stands there; else 412 (RFC 9110, 13.1.1). A handler whose write is guarded by a
 * version takes it from here, so that nothing comes between the comparison and the write.
 */
async function readSeen(
  operation: Operation,
  reads: Reads,
  asked: Asked<unknown, unknown, unknown>,
  ifMatch: string,
): Promise<Seen | Refusal | null> {
  const read = reads.get(operation.path);
  if (read === undefined || read.isList) return null;
  const now = await read.handle({ ...asked, query: {}, body: undefined } as never);
  if (isRefusal(now)) return now;
  const isSame = now.kind === "reply" && isAmong(ifMatch, await etagOf(now.body));
  return isSame ? (now.body as Seen) : refuse("stale");
}

async function look(
  c: Ctx,
  operation: Operation,
  outcome: Outcome,
  fields: string[] | null,
): Promise<Response | Refusal> {
  if (isRefusal(outcome)) return outcome;
  if (outcome.kind === "file") return outcome.response;
  const shown = (item: unknown) => (fields === null ? item : only(item, fields));
  if (outcome.kind === "page") {
    const next = outcome.next === null ? null : sealCursor(nameOfList(c, operation), outcome.next);
    const response = Response.json({ items: outcome.items.map(shown), next });
    if (next !== null) {
      const url = new URL(c.req.url);
      url.searchParams.set("cursor", next);
      response.headers.set("link", `<${url.pathname}${url.search}>; rel="next"`);
    }
    return response;
  }
  const { status, body, headers = {} } = outcome;
  if (body === undefined) return new Response(null, { status, headers });
  if (operation.method !== "get") return Response.json(body, { status, headers });
  const etag = await etagOf(body);
  const known = c.req.header("if-none-match");
  if (known !== undefined && isAmong(known, etag))
    return new Response(null, { status: 304, headers: { etag } });
  return Response.json(shown(body), { status, headers: { ...headers, etag } });
}
