import { scopeOf } from "~/domain/access";
import { publicId as newId } from "~/domain/ids/public-id";
import { authEntry } from "~/domain/log/entry";
import { answerRequest } from "~db/queries/access-requests";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { readRightRequests } from "~db/queries/right-requests";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

export type RightAnswer = "done" | "ignore";

/** Takes a request for a right off the list: it was given elsewhere, or is not going to be (FM-16). */
export async function answerRight(
  needs: Needs,
  acting: Acting,
  wanted: string,
  answer: RightAnswer,
): Promise<{ ok: true; pending: boolean } | { ok: false; refusal: "not_found" | "conflict" }> {
  const { accountId, actor, userId } = acting;
  const open = await readRightRequests(needs.db(accountId), accountId, scopeOf(acting, "access.assign"));
  const request = open.find(({ publicId }) => publicId === wanted);
  if (request === undefined) return { ok: false, refusal: "not_found" };
  const outcome = await change(needs, acting, {
    write: [
      ...answerRequest(accountId, wanted, answer === "done" ? "always" : "ignore", needs.now, userId),
      writeAuthEntry(
        accountId,
        authEntry({
          opId: `answer.${newId(needs.random(16))}`,
          at: needs.now,
          event: "access_request_answered",
          result: "success",
          userId: request.userId,
          actorId: userId,
          detail: answer,
        }),
      ),
    ],
    audit: {
      event: "access_request_answered",
      actor,
      target: { kind: "user", id: request.userId, name: request.name },
      changes: [{ field: request.wanted, before: null, after: answer }],
    },
    gate: [],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
