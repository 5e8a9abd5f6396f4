import { instantOf } from "~/domain/time/local";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { giveAccess } from "../give-access.server";
import { type AccessRefusal, statusOf } from "../refusals";
import { revokeGrant } from "../revoke-grant.server";
import { GiveForm, RevokeForm } from "./give-form";

export type GrantOutcome =
  | { status: number; refusal: AccessRefusal }
  | { done: "given" | "revoked"; pending: boolean };

const LISTS = ["subjects", "roles"];

/** One request of the list of grants or of its form: parse, one use-case, outcome. Times are the company's local ones. */
export async function answerGrant(
  needs: Needs,
  changer: Changer & { settings: { timeZone: string } },
  form: FormData,
): Promise<GrantOutcome> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => value !== "");
    if (LISTS.includes(name)) fields[name] = values;
    else if (values.length > 0) fields[name] = values[0];
  }
  if (fields.intent === "revoke") {
    const parsed = RevokeForm.safeParse(fields);
    if (!parsed.success) return { status: 400, refusal: { code: "no_such_subject" } };
    const outcome = await revokeGrant(needs, changer, parsed.data.grant);
    if (!outcome.ok) return { status: statusOf(outcome.refusal), refusal: outcome.refusal };
    return { done: "revoked", pending: outcome.pending };
  }
  const parsed = GiveForm.safeParse(fields);
  if (!parsed.success) return { status: 400, refusal: problemOf(parsed.error.issues[0]?.path[0]) };
  const { kind, subjects, roles, permission, level, source, from, until } = parsed.data;
  const at = (local: string | undefined) =>
    local === undefined ? null : instantOf(local, changer.settings.timeZone);
  const outcome = await giveAccess(needs, changer, {
    kind,
    subjects,
    roles,
    cell: permission === undefined || level === undefined ? null : { permission, level },
    source: source ?? null,
    from: at(from),
    until: at(until),
  });
  if (!outcome.ok) return { status: statusOf(outcome.refusal), refusal: outcome.refusal };
  return { done: "given", pending: outcome.pending };
}

function problemOf(field: PropertyKey | undefined): AccessRefusal {
  if (field === "permission" || field === "level") return { code: "unknown_level", field: "cell" };
  if (field === "from" || field === "until") return { code: "until_before_from", field: "until" };
  if (field === "roles") return { code: "no_such_role", field: "roles" };
  return { code: "nothing_chosen", field: "subjects" };
}
