import { instantOf } from "~/domain/time/local";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { giveAccess } from "../give-access.server";
import { asksFirst } from "../preview";
import { type AccessRefusal, type Done, type Refused, statusOf } from "../refusals";
import { revokeGrant } from "../revoke-grant.server";
import { GiveForm, RevokeForm } from "./give-form";
import type { GrantAnswer } from "./grant-words";
import { type Previewed, previewGive, previewRevoke } from "./preview-grant.server";

export type GrantOutcome = { status: number; body: GrantAnswer };

const LISTS = ["subjects", "roles"];

/**
 * One request of the list of grants or of its form: parse, one use-case, outcome. What needs a second look answers
 * `ask` with what it would change, and is done when it comes again confirmed (FM-12). Times are the company's local ones.
 */
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
  if (fields.intent === "revoke" || fields.intent === "preview_revoke") {
    const parsed = RevokeForm.safeParse(fields);
    if (!parsed.success) return refused({ code: "no_such_subject" });
    const { grant } = parsed.data;
    return inSteps(parsed.data, "revoked", {
      preview: () => previewRevoke(needs, changer, grant),
      act: () => revokeGrant(needs, changer, grant),
    });
  }
  const parsed = GiveForm.safeParse(fields);
  if (!parsed.success) return refused(problemOf(parsed.error.issues[0]?.path[0]));
  const { kind, subjects, roles, permission, level, source, from, until } = parsed.data;
  const at = (local: string | undefined) =>
    local === undefined ? null : instantOf(local, changer.settings.timeZone);
  const wanted = {
    kind,
    subjects,
    roles,
    cell: permission === undefined || level === undefined ? null : { permission, level },
    source: source ?? null,
    from: at(from),
    until: at(until),
  };
  return inSteps(parsed.data, "given", {
    preview: () => previewGive(needs, changer, wanted),
    act: () => giveAccess(needs, changer, wanted),
  });
}

type Asked = { intent: string; confirmed?: "yes" | undefined };
type Steps = { preview: () => Promise<Previewed>; act: () => Promise<Done | Refused> };

/** Only a preview, a question first, or the act itself. */
async function inSteps(
  { intent, confirmed }: Asked,
  done: "given" | "revoked",
  { preview, act }: Steps,
): Promise<GrantOutcome> {
  const isPreview = intent.startsWith("preview_");
  if (isPreview || confirmed !== "yes") {
    const previewed = await preview();
    if (!previewed.ok) return refused(previewed.refusal);
    if (isPreview) return { status: 200, body: { preview: previewed.preview } };
    if (asksFirst(previewed.preview)) return { status: 409, body: { ask: previewed.preview } };
  }
  const outcome = await act();
  return outcome.ok ? { status: 200, body: { [done]: true } } : refused(outcome.refusal);
}

const refused = (refusal: AccessRefusal): GrantOutcome => ({ status: statusOf(refusal), body: { refusal } });

function problemOf(field: PropertyKey | undefined): AccessRefusal {
  if (field === "permission" || field === "level") return { code: "unknown_level", field: "cell" };
  if (field === "from" || field === "until") return { code: "until_before_from", field: "until" };
  if (field === "roles") return { code: "no_such_role", field: "roles" };
  return { code: "nothing_chosen", field: "subjects" };
}
