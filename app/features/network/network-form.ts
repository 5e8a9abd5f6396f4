import * as z from "zod";
import { ENTRY_SCOPES } from "~/domain/network/allowlist";
import { LABEL_LENGTH, NETWORKS_PER_LIST } from "~/domain/network/parse-many";
import { parseNetwork } from "~/domain/network/parse-network";
import { said } from "~/i18n/said";

const PublicId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, said("error.choice"));
const Ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What the list says: of a thousand lines the longest, with their labels, is within the body's cap. */
const PASTED_LENGTH = NETWORKS_PER_LIST * 400;

const Network = z
  .string({ error: said("error.address.empty") })
  .trim()
  .superRefine((text, ctx) => {
    const parsed = parseNetwork(text);
    if (!parsed.ok) ctx.addIssue({ code: "custom", message: said(`error.address.${parsed.refusal}`) });
  });

const entry = {
  network: Network,
  label: z
    .string()
    .trim()
    .max(LABEL_LENGTH, said("error.too_long", { max: LABEL_LENGTH }))
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), said("error.characters"))
    .default(""),
  scope: z.enum(ENTRY_SCOPES, { error: said("error.choice") }).default("account"),
  department: PublicId.optional(),
  user: z
    .string()
    .trim()
    .max(254, said("error.too_long", { max: 254 }))
    .optional(),
  replaces: Ticked,
  /** Last day on which it counts, as the browser's date field sends it. */
  expires: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, said("error.date"))
    .optional(),
};

/** Confirmed: the person has seen who would be refused. */
const confirmed = { confirmed: Ticked };
const probation = { probation: Ticked };
const intent = <Name extends string>(name: Name) => ({ intent: z.literal(name) });

export const AddEntry = z.object({ ...intent("add"), ...entry, ...probation, ...confirmed }).strict();
export const ChangeEntry = z
  .object({ ...intent("change"), id: PublicId, ...entry, ...probation, ...confirmed })
  .strict();
export const PasteEntries = z
  .object({
    ...intent("paste"),
    lines: z
      .string({ error: said("error.required") })
      .max(PASTED_LENGTH, said("error.too_long", { max: PASTED_LENGTH })),
    ...probation,
    ...confirmed,
  })
  .strict();
export const ExemptPerson = z
  .object({
    ...intent("exempt"),
    user: z
      .string({ error: said("error.required") })
      .trim()
      .max(254, said("error.too_long", { max: 254 })),
    ...confirmed,
  })
  .strict();

/** Everything that the page of the list may ask for; unknown fields are refused (row 6). */
export const NetworkIntent = z.discriminatedUnion("intent", [
  AddEntry,
  ChangeEntry,
  PasteEntries,
  ExemptPerson,
  z.object({ ...intent("remove"), id: PublicId, ...probation, ...confirmed }).strict(),
  z.object({ ...intent("on"), ...probation, ...confirmed }).strict(),
  z.object({ ...intent("off") }).strict(),
  z.object({ ...intent("tokens"), covers: Ticked, ...confirmed }).strict(),
  z.object({ ...intent("owner_link"), allowed: Ticked }).strict(),
  z.object({ ...intent("unexempt"), user: z.string().max(254), ...confirmed }).strict(),
  z.object({ ...intent("exempt_admins") }).strict(),
  z.object({ ...intent("confirm") }).strict(),
  z.object({ ...intent("revert") }).strict(),
  z.object({ ...intent("codes") }).strict(),
]);
export type NetworkIntent = z.output<typeof NetworkIntent>;
export type EntryIntent = z.output<typeof AddEntry> | z.output<typeof ChangeEntry>;
