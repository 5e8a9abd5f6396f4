import { sha256hex } from "~/domain/ids/sha256";

/** The strong validator of a representation (RFC 9110, 8.8.3). */
export const etagOf = async (body: unknown) => `"${(await sha256hex(JSON.stringify(body))).slice(0, 32)}"`;

/** Whether one of the tags of `If-Match` or `If-None-Match` is this one; `*` is any. */
export const isAmong = (header: string, etag: string) =>
  header.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
