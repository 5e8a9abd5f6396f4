import { can, type Viewer } from "~/domain/access";
import { fold } from "~/domain/text/fold";
import { listChatGrants } from "~db/queries/registries/chat-roles";
import { listConnections } from "~db/queries/registries/connections";
import { listConfigureGrants, listTickPeople } from "~db/queries/registries/ticks";
import { listRoles } from "~db/queries/roles";
import type { Changer } from "../access/changer";
import { readAccess } from "../access/read-access.server";
import type { Needs } from "../needs";
import { type TickFacts, tickRow } from "./tick-facts.server";

export const ROWS_A_PAGE = 50;
type Which = { query?: string; person?: string; page?: number };

/** What the boxes of some people on one channel are made of; at most a page of people. */
export async function readTickFacts(
  needs: Pick<Needs, "db" | "gate">,
  viewer: Viewer & { accountPublicId: string },
  sourceId: number,
  { query = "", person, page = 1 }: Which,
): Promise<TickFacts[]> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const people = await listTickPeople(db, accountId, sourceId, {
    like: fold(query.trim()),
    person: person ?? null,
    limit: ROWS_A_PAGE + 1,
    offset: (page - 1) * ROWS_A_PAGE,
  });
  const ids = people.map(({ userId }) => userId);
  const [access, roles, connections, configure] = await Promise.all([
    readAccess(needs, viewer, { users: ids }),
    listRoles(db, accountId),
    listConnections(db, accountId),
    listConfigureGrants(db, accountId, sourceId, ids),
  ]);
  const builtIn = connections.find(({ isBuiltIn }) => isBuiltIn);
  const grants = builtIn === undefined ? [] : await listChatGrants(db, accountId, builtIn);
  return people.flatMap((one) => {
    const facts = access.find(({ user }) => user === one.userId);
    if (facts === undefined) return [];
    const own = grants.filter(({ userId }) => userId === one.userId);
    return {
      person: one,
      access: facts,
      grants: own,
      configure: configure.filter(({ userId }) => userId === one.userId),
      role: roles.find(({ id }) => id === own[0]?.roleId) ?? null,
    };
  });
}

/** The permissions of one channel, person by person [BX-04]; `hasMore`: there is a further page. */
export async function readTicks(
  needs: Pick<Needs, "db" | "gate" | "now">,
  viewer: Changer,
  sourceId: number,
  which: Which,
) {
  const facts = await readTickFacts(needs, viewer, sourceId, which);
  const place = {
    accountId: viewer.accountId,
    sourceId,
    strictCoupling: viewer.settings.strictCoupling,
    now: needs.now,
  };
  return {
    rows: facts.slice(0, ROWS_A_PAGE).map((one) => tickRow(one, viewer, place)),
    hasMore: facts.length > ROWS_A_PAGE,
    mayEdit: can(viewer, "access.edit"),
  };
}
