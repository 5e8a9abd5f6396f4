import { levelOf } from "~/domain/access";
import { deleteLimit } from "~/features/limits/delete-limit.server";
import { readLimit, readLimits } from "~/features/limits/read-limits.server";
import { type SaveOutcome, saveLimit } from "~/features/limits/save-limit.server";
import type { Asker } from "../../core/context";
import { created, list, ok, operation } from "../../core/operation";
import { pageOf } from "../../core/paging";
import { type Refusal, refuse, refuseAs } from "../../core/problem";
import { Changed, Id, IdPath } from "../../schemas/common";
import { asLimit, inputOf, Limit, LimitEdit, NewLimit } from "./limit-shape";

const TAG = "Gate";

export const limits = [
  list({
    id: "listLimits",
    path: "/limits",
    tag: TAG,
    summary: "Activity limits",
    needs: "limits.view",
    answers: Limit,
    handle: async ({ query, ...asker }) => {
      const refused = mayNotSee(asker);
      if (refused !== null) return refused;
      const { limits: rows } = await readLimits(asker.needs, asker.viewer);
      return pageOf(rows.map(asLimit), query);
    },
  }),
  operation({
    id: "createLimit",
    method: "post",
    path: "/limits",
    tag: TAG,
    summary: "Set an activity limit",
    description:
      "In effect with the next counted action. Without people, roles or units it is for everybody.",
    needs: "limits.edit",
    body: NewLimit,
    answers: Changed.extend({ id: Id }).openapi("CreatedThing"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const outcome = await saveLimit(needs, viewer, null, inputOf(body));
      if (!outcome.ok) return refusedSave(outcome);
      return created({ id: outcome.id, pending: outcome.pending }, `/api/v1/limits/${outcome.id}`);
    },
  }),
  operation({
    id: "getLimit",
    method: "get",
    path: "/limits/{id}",
    tag: TAG,
    summary: "Read a limit",
    needs: "limits.view",
    params: IdPath,
    answers: Limit,
    handle: async ({ params: { id }, ...asker }) => {
      const refused = mayNotSee(asker);
      if (refused !== null) return refused;
      const { limit } = await readLimit(asker.needs, asker.viewer.accountId, id);
      return limit === null ? refuse("not_found") : ok(asLimit(limit));
    },
  }),
  operation({
    id: "updateLimit",
    method: "patch",
    path: "/limits/{id}",
    tag: TAG,
    summary: "Change a limit, switch it off or on",
    description:
      "Only what is sent; a list that is sent is the whole one. In effect with the next counted action: whoever is over it then is held at that action.",
    needs: "limits.edit",
    params: IdPath,
    body: LimitEdit,
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const { limit } = await readLimit(needs, viewer.accountId, id);
      if (limit === null) return refuse("not_found");
      const { id: _id, for_all: _all, ...before } = asLimit(limit);
      const sent = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      const outcome = await saveLimit(needs, viewer, limit, inputOf({ ...before, ...sent }));
      return outcome.ok ? ok({ pending: outcome.pending }) : refusedSave(outcome);
    },
  }),
  operation({
    id: "deleteLimit",
    method: "delete",
    path: "/limits/{id}",
    tag: TAG,
    summary: "Take a limit away",
    needs: "limits.edit",
    params: IdPath,
    answers: Changed,
    handle: async ({ needs, viewer, params: { id } }) => {
      const outcome = await deleteLimit(needs, viewer, id);
      if (outcome.ok) return ok({ pending: outcome.pending });
      return refuse(outcome.refusal === "not_found" ? "not_found" : "conflict");
    },
  }),
];

/** As on the page: whoever sees only their own use has nothing to do with the company's rules. */
const mayNotSee = ({ viewer }: Asker): Refusal | null =>
  levelOf(viewer, "limits.view") === "own"
    ? refuse("forbidden", { detail: "Needs limits.view for a department or for all." })
    : null;

const SAYS = {
  duplicate: "A limit counts the same for the same people.",
  too_many: "There are as many limits as there may be.",
};

function refusedSave({ refusal }: Extract<SaveOutcome, { ok: false }>): Refusal {
  if (refusal === "not_found" || refusal === "conflict") return refuse(refusal);
  return refuseAs({ code: refusal, status: 409, title: SAYS[refusal] });
}
