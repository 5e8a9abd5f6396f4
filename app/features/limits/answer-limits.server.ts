import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { deleteLimit } from "./delete-limit.server";
import { DeleteForm, RaiseForm, RestoreForm, SwitchForm } from "./limit-form";
import { type RestoreRefusal, restoreLimit } from "./restore-limit.server";
import { switchLimit } from "./switch-limit.server";

export type LimitsAnswer = {
  done?: "restored" | "raised" | "switched" | "deleted";
  pending?: boolean;
  /** How many people a limit has let go. */
  released?: number;
  refusal?: RestoreRefusal;
};
type Answer = { status: number; body: LimitsAnswer };

const STATUS: Record<RestoreRefusal, number> = {
  not_found: 404,
  not_allowed: 403,
  is_self: 409,
  raise_too_low: 400,
  conflict: 409,
};
const BAD: Answer = { status: 400, body: { refusal: "not_found" } };

/** The acts of the page "Limits": restore, raise, switch, delete. Which right each needs is checked here (AM-21). */
export async function answerLimits(
  needs: Needs,
  acting: Acting,
  form: FormData,
  may: { edit: boolean },
): Promise<Answer> {
  const fields = Object.fromEntries(form);
  switch (form.get("intent")) {
    case "restore": {
      const parsed = RestoreForm.safeParse(fields);
      if (!parsed.success) return BAD;
      const { person, limit } = parsed.data;
      return answer("restored", await restoreLimit(needs, acting, { person, limit, raiseTo: null }));
    }
    case "raise": {
      const parsed = RaiseForm.safeParse(fields);
      if (!parsed.success) return { status: 400, body: { refusal: "raise_too_low" } };
      const { person, limit, to } = parsed.data;
      return answer("raised", await restoreLimit(needs, acting, { person, limit, raiseTo: to }));
    }
    case "switch": {
      const parsed = SwitchForm.safeParse(fields);
      if (!parsed.success) return BAD;
      if (!may.edit) return { status: 403, body: { refusal: "not_allowed" } };
      return answer(
        "switched",
        await switchLimit(needs, acting, parsed.data.limit, parsed.data.on !== undefined),
      );
    }
    case "delete": {
      const parsed = DeleteForm.safeParse(fields);
      if (!parsed.success) return BAD;
      if (!may.edit) return { status: 403, body: { refusal: "not_allowed" } };
      return answer("deleted", await deleteLimit(needs, acting, parsed.data.limit));
    }
    default:
      return BAD;
  }
}

type Outcome = { ok: true; pending: boolean; released?: number } | { ok: false; refusal: RestoreRefusal };

const answer = (done: NonNullable<LimitsAnswer["done"]>, outcome: Outcome): Answer =>
  outcome.ok
    ? { status: 200, body: { done, pending: outcome.pending, released: outcome.released ?? 0 } }
    : { status: STATUS[outcome.refusal], body: { refusal: outcome.refusal } };
