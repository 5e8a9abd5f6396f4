import * as z from "zod";
import { ROLE_FAMILIES } from "~/domain/access";
import { said } from "~/i18n/said";

const NAME = 80;
const DESCRIPTION = 300;

export const RoleName = z
  .string({ error: said("error.required") })
  .trim()
  .min(1, said("error.required"))
  .max(NAME, said("error.too_long", { max: NAME }))
  .regex(/^\P{Cc}*$/u, said("error.characters"));
export const RoleDescription = z
  .string()
  .trim()
  .max(DESCRIPTION, said("error.too_long", { max: DESCRIPTION }))
  .regex(/^\P{Cc}*$/u, said("error.characters"))
  .default("");

/** A role of the company's own: empty, or with the cells of another one [BX-09]. */
export const NewRoleForm = z
  .object({
    name: RoleName,
    description: RoleDescription,
    family: z.enum(ROLE_FAMILIES, { error: said("error.choice") }),
    from: z.string().max(64).optional(),
  })
  .strict();
