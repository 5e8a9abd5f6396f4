import type { z } from "@hono/zod-openapi";
import type { Permission } from "~/domain/access";
import type { Asker } from "./context";
import type { Refusal } from "./problem";

export type Method = "get" | "post" | "put" | "patch" | "delete";
type Shape = z.ZodObject;
type Out<T extends z.ZodType | undefined> = T extends z.ZodType ? z.output<T> : undefined;

/** An answer that went well. `headers` beside those that every answer has. */
export type Reply = {
  kind: "reply";
  status: 200 | 201 | 202 | 204;
  body?: unknown;
  headers?: Record<string, string>;
};
/** A page of a list: `next` is the cursor of the list's own, null at its end. */
export type Page = { kind: "page"; items: readonly unknown[]; next: string | null };
/** A file, made while it is sent. */
export type File = { kind: "file"; response: Response };
export type Outcome = Reply | Page | File | Refusal;

/** `seen`: the representation that `If-Match` named, as it stood a moment ago; null without the header. */
export type Asked<P, Q, B> = Asker & { params: P; query: Q; body: B; seen: Seen | null };
export type Seen = { version?: number };
export type Handle<P, Q, B> = (asked: Asked<P, Q, B>) => Promise<Outcome> | Outcome;

/** One operation of the API: what it takes, who may ask, what it answers. Contract, documents and tests derive from it. */
export type Operation = {
  id: string;
  method: Method;
  /** OpenAPI path below /api/v1: `/users/{id}`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Refused with 403 without it; null = whoever has a living token. */
  needs: Permission | null;
  params?: Shape;
  query?: Shape;
  body?: z.ZodType;
  /** What it answers; for a list, one item. Absent: 204. */
  answers?: z.ZodType;
  isList?: boolean;
  /** Media types of the file that it answers instead. */
  files?: readonly string[];
  status?: 200 | 201 | 202;
  handle: Handle<never, never, never>;
};

type Definition<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
> = Omit<Operation, "handle" | "params" | "query" | "body" | "isList"> & {
  params?: P;
  query?: Q;
  body?: B;
  handle: Handle<Out<P>, Out<Q>, Out<B>>;
};

/** One operation, with its handler's arguments typed by its schemas. */
export const operation = <
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: Definition<P, Q, B>,
): Operation => definition as unknown as Operation;

export type ListQuery = { limit: number; cursor: string | null };

/** A list: `query` gains `limit` and `cursor`, its own cursor already opened. */
export const list = <P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined>(
  definition: Omit<Definition<P, Q, undefined>, "method" | "handle"> & {
    handle: Handle<Out<P>, (Q extends Shape ? z.output<Q> : object) & ListQuery, undefined>;
  },
): Operation => ({ ...definition, method: "get", isList: true }) as unknown as Operation;

export const ok = (body: unknown): Reply => ({ kind: "reply", status: 200, body });
export const created = (body: unknown, location: string): Reply => ({
  kind: "reply",
  status: 201,
  body,
  headers: { location },
});
export const done = (): Reply => ({ kind: "reply", status: 204 });
