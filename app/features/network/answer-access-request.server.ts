import { publicId } from "~/domain/ids/public-id";
import { authEntry } from "~/domain/log/entry";
import { parseAddress } from "~/domain/network/address";
import { letIn } from "~/domain/network/edit-list";
import { listChanges } from "~/domain/network/list-changes";
import type { RequestAnswer } from "~/domain/network/request-answer";
import type { SavedList } from "~/domain/network/saved-list";
import { days } from "~/domain/time/durations";
import {
  type AccessRequest,
  answerRequest,
  findOpenRequest,
  readOpenRequests,
} from "~db/queries/access-requests";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { opSelect } from "~db/queries/gate-ops";
import { readNetwork } from "~db/queries/network";
import { saveNetwork } from "~db/queries/save-network";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { settled } from "./change-list.server";
import { entryFor } from "./one-entry";
import { checkList, type SaveOutcome } from "./save-list.server";
import type { Saver } from "./saver";

export const listAccessRequests = (needs: Needs, accountId: number): Promise<AccessRequest[]> =>
  readOpenRequests(needs.db(accountId), accountId);

export type AnswerOutcome = SaveOutcome | { ok: false; refusal: "not_found" };

/**
 * Answers a refused person: an entry of their own for a day or without end, or nothing. The guard of the list holds
 * here too (semantics 8). `not_found`: answered by somebody else, or of another company.
 */
export async function answerAccessRequest(
  needs: Needs,
  saver: Saver,
  { publicId: wanted, answer }: { publicId: string; answer: RequestAnswer },
): Promise<AnswerOutcome> {
  const { accountId, actor } = saver;
  const { now } = needs;
  const db = needs.db(accountId);
  const request = await findOpenRequest(db, accountId, wanted);
  if (request === null) return { ok: false, refusal: "not_found" };
  const stored = await readNetwork(db, accountId);
  const after = answer === "ignore" ? null : widened(needs, saver, settled(stored, now), request, answer);
  const refusal = after === null ? null : await checkList(needs, saver, after);
  if (refusal !== null) return { ok: false, refusal };
  const id = publicId(needs.random(16));
  const line = authEntry({
    opId: `answer.${id}`,
    at: now,
    event: "access_request_answered",
    result: "success",
    userId: request.userId,
    actorId: saver.userId,
    detail: answer,
  });
  const outcome = await change(needs, saver, {
    write: [
      ...answerRequest(accountId, wanted, answer, now, saver.userId),
      ...(after === null ? [] : saveNetwork(accountId, { before: stored, after, at: now, by: saver.userId })),
      writeAuthEntry(accountId, line),
    ],
    audit: {
      event: "access_request_answered",
      actor,
      target: { kind: "user", id: request.userId, name: request.name },
      changes: [
        { field: "answer", before: null, after: answer },
        ...(after === null ? [] : listChanges(stored, after)),
      ],
    },
    gate: after === null ? [] : [opSelect.network(accountId)],
    keepsAdministrator: after !== null,
    mails: answer === "ignore" ? [] : [tellAsker(needs, accountId, request, answer)],
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  return { ok: true, pending: outcome.pending };
}

/** Null when there is nothing to add: no address, or a list that lets everybody in. */
function widened(
  needs: Needs,
  saver: Saver,
  list: SavedList,
  request: AccessRequest,
  answer: RequestAnswer,
): SavedList | null {
  const address = request.ip === null ? null : parseAddress(request.ip);
  if (address === null) return null;
  const until = answer === "day" ? needs.now + days(1) : null;
  const { userId } = request;
  const entryId = publicId(needs.random(16));
  return letIn(
    list,
    entryFor({ publicId: entryId, userId, address, until, at: needs.now, by: saver.userId }),
    needs.now,
  );
}

function tellAsker(needs: Needs, accountId: number, request: AccessRequest, answer: RequestAnswer) {
  const until = answer === "day" ? needs.now + days(1) : null;
  const to = { users: [request.userId] };
  return queueMail(needs, { accountId, kind: "access_given", to, details: { ip: request.ip, until } });
}
