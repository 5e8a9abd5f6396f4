import * as z from "zod";
import { AVAILABILITIES } from "../../../app/domain/presence/availability";
import type { ClientFrame, Ignored } from "../../../app/domain/presence/frames";

const LONGEST = 2_048;
const instant = z.number().int().min(0).max(8.64e15);

const Frame = z.discriminatedUnion("t", [
  z.strictObject({ t: z.literal("input") }),
  z.strictObject({
    t: z.literal("page"),
    page: z
      .string()
      .max(512)
      .regex(/^\/[\w./~%-]*$/),
  }),
  z.strictObject({ t: z.literal("watch") }),
  z.strictObject({ t: z.literal("unwatch") }),
  z.strictObject({ t: z.literal("read"), n: z.number().int().min(0) }),
  z.strictObject({
    t: z.literal("availability"),
    availability: z.enum(AVAILABILITIES),
    until: instant.nullable(),
  }),
]) satisfies z.ZodType<ClientFrame>;

/** What a browser said, or the code under which it is ignored. Never throws. */
export function readFrame(message: string | ArrayBuffer): ClientFrame | { ignored: Ignored } {
  if (typeof message !== "string") return { ignored: "not_text" };
  if (message.length > LONGEST) return { ignored: "too_long" };
  let said: unknown;
  try {
    said = JSON.parse(message);
  } catch {
    return { ignored: "not_json" };
  }
  const parsed = Frame.safeParse(said);
  return parsed.success ? parsed.data : { ignored: "unknown" };
}
