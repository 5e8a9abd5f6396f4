import { z } from "@hono/zod-openapi";

/** The id of the examples, which is nobody's. */
export const MADE_UP_ID = "AAAAAAAAAAAAAAAAAAAAAA";

/** A public id: 128 bits as base64url, or as hex where D1 made it. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22,32}$/, "An id has 22 to 32 letters, digits, - or _.")
  .openapi({ example: MADE_UP_ID });
export const IdPath = z.strictObject({ id: Id.openapi({ param: { name: "id", in: "path" } }) });

/** An instant as it leaves. */
export const At = z.string().openapi({ format: "date-time", example: "2026-11-22T08:00:00.000Z" });
export const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
export const instant = (ms: number) => new Date(ms).toISOString();

/** An instant as it comes, with its zone; in ms afterwards. */
export const Instant = z.iso.datetime({ offset: true }).openapi({ example: "2026-12-24T18:00:00Z" });
export const msOf = (text: string | null | undefined) => (text == null ? null : Date.parse(text));

/** What a change answers: `pending` = saved, in force within a minute. */
export const Changed = z.object({ pending: z.boolean() }).openapi("Changed");

/** A line of text without control characters. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(
      /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/,
      "Control characters are refused.",
    );

export const Named = z.object({ id: Id, name: z.string() });

/** Several lines of text; line breaks and tabs are kept. */
export const Text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(
      /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/,
      "Control characters are refused.",
    );
