import * as z from "zod";
import { CHANNEL_KINDS, CHANNEL_STATUSES } from "~/domain/channels/channels";
import { said } from "~/i18n/said";

const LONGEST_NAME = 60;
const name = z
  .string({ error: said("error.required") })
  .trim()
  .min(1, said("error.required"))
  .max(LONGEST_NAME, said("error.too_long", { max: LONGEST_NAME }))
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, said("error.characters"));

/** "Connect" [BX-12]. */
export const ConnectForm = z
  .object({
    intent: z.literal("connect"),
    name,
    kind: z.enum(CHANNEL_KINDS, { error: said("error.choice") }),
  })
  .strict();

/** The settings of one channel [BX-11]: one form an act. */
export const RenameForm = z.object({ intent: z.literal("rename"), name }).strict();
export const StatusForm = z
  .object({ intent: z.literal("status"), status: z.enum(CHANNEL_STATUSES) })
  .strict();
export const QueueForm = z
  .object({
    intent: z.literal("queue"),
    person: z.array(z.string().max(64)).max(5000).default([]),
  })
  .strict();
/** "Receives new clients" of one person here; `crm` = what the CRM's switch says counts [WZ-06]. */
export const ReceivesForm = z
  .object({
    intent: z.literal("receives"),
    connection: z.string().max(64),
    person: z.string().max(64),
    receives: z.enum(["crm", "yes", "no"]),
  })
  .strict();
/** Departments whose invitations have the channel preselected [FM-11]. */
export const DepartmentsForm = z
  .object({ intent: z.literal("departments"), department: z.array(z.string().max(64)).max(1000).default([]) })
  .strict();
