import type { CELL_PROBLEMS, GrantRefusal, Permission, RoleEditRefusal } from "~/domain/access";

/** Why a change of rights was not made: codes of the rules, and what the data said. */
export type AccessRefusalCode =
  | GrantRefusal["code"]
  | RoleEditRefusal["code"]
  | (typeof CELL_PROBLEMS)[number]
  | "until_before_from"
  | "no_such_subject"
  | "no_such_role"
  | "no_such_source"
  | "nothing_chosen"
  | "one_per_family"
  | "already_given"
  | "last_administrator"
  | "crm_gives_it"
  | "name_taken"
  | "has_holders"
  | "too_many"
  | "conflict";

/** `field`: beside which field of the form it is said; `name`: of whom or what. */
export type AccessRefusal = {
  code: AccessRefusalCode;
  field?: "subjects" | "roles" | "cell" | "source" | "until" | "name" | "cells" | "replacement";
  permissions?: readonly Permission[];
  name?: string;
};
export type Refused = { ok: false; refusal: AccessRefusal };
/** `pending`: saved, and in force within a minute. */
export type Done = { ok: true; pending: boolean };

export const refuse = (code: AccessRefusalCode, rest: Omit<AccessRefusal, "code"> = {}): Refused => ({
  ok: false,
  refusal: { code, ...rest },
});

/** 409 for what another one's change made impossible, 403 for a missing right, 400 for what can be mended. */
export function statusOf({ code }: AccessRefusal): 400 | 403 | 409 {
  if (code === "conflict" || code === "last_administrator") return 409;
  return code === "not_allowed" ? 403 : 400;
}
