import { isAdministrator, mayTouch, type Person } from "~/domain/access";
import type { Change } from "~db/queries/audit";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listConnections } from "~db/queries/registries/connections";
import {
  concerned,
  listCrmAdmins,
  setAdminsAreAdmins,
  setTick,
  settleCrmAdmins,
} from "~db/queries/registries/crm-admins";
import type { Changer } from "../access/changer";
import { peopleOps } from "../access/gate-ops.server";
import { personOf } from "../access/person-rights";
import { readAccess } from "../access/read-access.server";
import { type Done, type Refused, refuse } from "../access/refusals";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

/** The tick of one CRM administrator, or the switch of a whole connection [MC-01]. */
export type CrmAdminsRequest = { tick: number; isOn: boolean } | { connection: string; isOn: boolean };

/**
 * Whether the administrators of a CRM are Administrators here. Only an Administrator decides that; switching one off
 * needs the same standing as taking the role away. They never count as the last reachable administrator.
 */
export async function changeCrmAdmins(
  needs: Needs,
  changer: Changer,
  request: CrmAdminsRequest,
): Promise<Done | Refused> {
  const { accountId } = changer;
  const db = needs.db(accountId);
  if (!isAdministrator(changer)) return refuse("not_allowed", { permissions: ["access.assign"] });
  const [admins, connections] = await Promise.all([
    listCrmAdmins(db, accountId),
    listConnections(db, accountId),
  ]);
  const connection = connections.find(
    ({ publicId }) => "connection" in request && publicId === request.connection,
  );
  const one = admins.find(({ id }) => "tick" in request && id === request.tick);
  const target = connection ?? one;
  if (target === undefined) return refuse("no_such_subject");
  const affected = admins.filter((admin) => admin === one || admin.connectionId === connection?.id);
  const people = await readAccess(needs, changer, {
    users: affected.flatMap(({ userId }) => (userId === null ? [] : [userId])),
  });
  for (const person of people) {
    const refusal = mayTouch(changer, toRule(personOf(person, { strictCoupling: true, now: needs.now })));
    if (refusal !== null) return refuse(refusal, { name: `${person.name} ${person.surname}`.trim() });
  }
  const { isOn } = request;
  const before = connection ? connection.adminsAreAdmins : (one?.isTicked ?? false);
  if (before === isOn) return { ok: true, pending: false };
  const changes: Change[] = [{ field: connection ? "admins_are_admins" : "crm_admin", before, after: isOn }];
  const outcome = await change(needs, changer, {
    write: [
      connection
        ? setAdminsAreAdmins(accountId, connection.id, isOn)
        : setTick(accountId, one?.id ?? 0, isOn),
      mustChangeOne(),
      ...settleCrmAdmins(accountId, { at: needs.now, by: changer.userId }),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor: changer.actor,
      target: connection
        ? { kind: "connection", id: connection.id, name: connection.name }
        : { kind: "user", id: one?.userId ?? null, name: one?.name ?? "" },
      changes,
    },
    gate: peopleOps(accountId, concerned(accountId), admins.length),
  });
  return outcome.lost ? refuse("conflict") : { ok: true, pending: outcome.pending };
}

/** An owner is one whatever a CRM says, and loses nothing by it. */
const toRule = (person: Person): Person => ({ ...person, isOwner: false });
