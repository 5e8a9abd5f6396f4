import { can, isAdministrator, levelOf, RANK, scopeOf } from "~/domain/access";
import { personState } from "~/domain/holds/person-state";
import { startOfYesterday } from "~/domain/time/yesterday";
import { checklistFacts, readChecklist } from "~db/queries/checklist";
import { recentOf } from "~db/queries/recent-log";
import { readRightRequests } from "~db/queries/right-requests";
import { heldPeople, refusedByReason } from "~db/queries/today";
import { waitingChats } from "../conversations/find-chats.server";
import { readMine } from "../limits/read-gauges.server";
import { isNear, readGauges } from "../limits/read-limits.server";
import type { Needs } from "../needs";
import { listAccessRequests } from "../network/answer-access-request.server";
import { PAGES } from "../shell/pages";
import { pagesFor } from "../shell/pages-for.server";
import { checklistOf } from "./checklist-lines";
import type { TodayViewer } from "./today-viewer";
import { whoIsIn } from "./who-is-in.server";

const HELD_SHOWN = 8;
const MINE_SHOWN = 5;
const NEAR_SHOWN = 8;
const CHATS_SHOWN = 5;

/**
 * The start page (FM-01): each part is null when it is not the viewer's business. Everybody gets their own sign-ins and
 * sessions, so nobody lands on an empty page.
 */
export async function readToday(needs: Needs, viewer: TodayViewer) {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const { now } = needs;
  const watchesLimits = RANK[levelOf(viewer, "limits.view")] >= RANK.own_dept;
  const [here, refused, held, requests, rights, checklist, mine, sessions, myLimits, gauges, chats] =
    await Promise.all([
      whoIsIn(needs, viewer),
      RANK[levelOf(viewer, "authlog.view")] >= RANK.own_dept
        ? refusedByReason(
            db,
            accountId,
            scopeOf(viewer, "authlog.view"),
            startOfYesterday(now, viewer.settings.timeZone),
          )
        : null,
      can(viewer, "users.view")
        ? heldPeople(db, accountId, scopeOf(viewer, "users.view"), now, HELD_SHOWN)
        : null,
      can(viewer, "network.edit") ? listAccessRequests(needs, accountId) : null,
      can(viewer, "access.assign")
        ? readRightRequests(db, accountId, scopeOf(viewer, "access.assign"))
        : null,
      isAdministrator(viewer) ? readList(needs, viewer) : null,
      recentOf(db, accountId, userId, MINE_SHOWN),
      needs.gate(viewer.accountPublicId).listSessions({ user: userId, now }),
      readMine(needs, viewer),
      watchesLimits ? readGauges(needs, viewer, {}) : null,
      can(viewer, "conversations.list") ? waitingChats(needs, viewer, CHATS_SHOWN) : null,
    ]);
  return {
    here,
    refused,
    held:
      held?.map(({ kind, endsAt, ...row }) => ({
        ...row,
        ...personState([{ id: "", kind, startsAt: 0, endsAt }], now),
      })) ?? null,
    requests: requests?.map(({ userId: _inner, ...request }) => request) ?? null,
    rights: rights?.map(({ userId: _inner, ...request }) => request) ?? null,
    checklist,
    myLimits,
    nearLimits: gauges?.filter(isNear).slice(0, NEAR_SHOWN) ?? null,
    mine,
    chats,
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === viewer.sessionId })),
  };
}

export type Today = Awaited<ReturnType<typeof readToday>>;

async function readList(needs: Needs, viewer: TodayViewer) {
  const db = needs.db(viewer.accountId);
  const [rows, facts] = await Promise.all([
    readChecklist(db, viewer.accountId),
    checklistFacts(db, viewer.accountId),
  ]);
  const ids: string[] = pagesFor(viewer);
  return checklistOf(
    rows,
    facts,
    PAGES.filter(({ id }) => ids.includes(id)).map(({ to }) => to),
  );
}
