import * as z from "zod";
import { isPermission, type Level, type Permission, RANK } from "~/domain/access";
import { ROLE_CHOICE_KEYS } from "~/domain/access/role-choices";
import { said } from "~/i18n/said";
import type { Wanted } from "./gift";
import { OWN_ROLE } from "./role-choice";

const id = z.string().max(64);
const isChoice = (text: string) =>
  ROLE_CHOICE_KEYS.includes(text as never) || (text.startsWith(OWN_ROLE) && text.length < 64);

/** The fields of every form that brings somebody in: role, department, groups, channels [MC-12, MC-13, MC-16d, MC-16e]. */
export const GiftFields = {
  role: z.string({ error: said("error.choice") }).refine(isChoice, said("error.choice")),
  department: id.default(""),
  group: z.array(id).max(100).default([]),
  source: z.array(id).max(200).default([]),
  /** Sent by forms that show the channels: without it, those of the department. */
  sources: z.literal("chosen").optional(),
};

/** Single rights beside the role, as `permission level` [MC-18]. */
export const RightText = z
  .string()
  .regex(/^[a-z_.]+ [a-z_]+$/)
  .refine((text) => isPermission(text.split(" ")[0] ?? "") && Object.hasOwn(RANK, text.split(" ")[1] ?? ""));

/** Rights that the simple view shows as one switch: who deletes deals deletes contacts too [MC-23]. */
const TOGETHER: Partial<Record<Permission, readonly Permission[]>> = {
  "deals.delete": ["deals.delete", "contacts.delete"],
};

type Filled = { role: string; department: string; group: string[]; source: string[]; sources?: "chosen" };

export const wantedOf = (form: Filled, rights: readonly string[] = []): Wanted => ({
  role: form.role,
  department: form.department,
  groups: form.group,
  sources: form.sources === "chosen" ? form.source : null,
  cells: rights.flatMap((text) => {
    const [permission, level] = text.split(" ") as [Permission, Level];
    return (TOGETHER[permission] ?? [permission]).map((one) => ({ permission: one, level }));
  }),
});
