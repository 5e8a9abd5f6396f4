import * as z from "zod";

const connection = z.string().max(64);
const isOn = z.enum(["yes", "no"]);

/** The acts of the page "CRM integration". */
export const CrmForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("refresh"), connection }).strict(),
  z.object({ intent: z.literal("admins"), connection, isOn }).strict(),
  z.object({ intent: z.literal("tick"), person: z.coerce.number().int().positive(), isOn }).strict(),
]);
