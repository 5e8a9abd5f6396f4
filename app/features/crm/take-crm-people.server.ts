import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "~db/queries/audit";
import { findConnection } from "~db/queries/registries/connections";
import {
  administratorIds,
  type CrmAdmin,
  concerned,
  listCrmAdmins,
  madeAdministrators,
  settleCrmAdmins,
  type ToldPerson,
  tellPeople,
} from "~db/queries/registries/crm-admins";
import { peopleOps } from "../access/gate-ops.server";
import { change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

type Told = { connection: string; people: readonly ToldPerson[]; by?: Actor | null };

/**
 * A linked CRM tells of its people, all of them each time [MC-01]: its administrators become Administrators here, and
 * stop being so when the flag drops, in the same batch. `by`: whose token told it; without, it was the CRM. False when there is
 * no such connection, when it is the built-in one, whose people are the users, or when it told something else meanwhile.
 */
export async function takeCrmPeople(
  needs: Needs,
  account: Account,
  { connection: publicId, people, by = null }: Told,
): Promise<boolean> {
  const { accountId } = account;
  const db = needs.db(accountId);
  const connection = await findConnection(db, accountId, publicId);
  if (connection === null || connection.isBuiltIn) return false;
  const before = await listCrmAdmins(db, accountId);
  const admins = people.filter(({ isAdmin }) => isAdmin);
  const was = before.filter(({ connectionId }) => connectionId === connection.id).map(({ name }) => name);
  const outcome = await change(needs, account, {
    write: [
      ...tellPeople(accountId, connection, people, needs.now),
      ...settleCrmAdmins(accountId, { at: needs.now, by: by?.userId ?? null }),
    ],
    audit: {
      event: "crm_updated",
      actor: by,
      target: { kind: "connection", id: connection.id, name: connection.name },
      changes: [
        ...admins
          .filter(({ name }) => !was.includes(name))
          .map(({ name }) => ({ field: "crm_admin", before: null, after: name })),
        ...was
          .filter((name) => !admins.some((admin) => admin.name === name))
          .map((name) => ({ field: "crm_admin", before: name, after: null })),
      ],
    },
    gate: peopleOps(accountId, everybodyOf(accountId, before), before.length + admins.length),
    mails: [tellAdministrators(needs, accountId, { name: connection.name, before })],
  });
  return !outcome.lost;
}

/** Every Administrator is told of those whom this batch has made Administrators; of nobody, nobody is told [MC-01]. */
function tellAdministrators(
  needs: Needs,
  accountId: number,
  crm: { name: string; before: readonly CrmAdmin[] },
): SQL {
  const were = crm.before.flatMap(({ isGranted, userId }) => (isGranted && userId !== null ? [userId] : []));
  const made = madeAdministrators(accountId, were);
  const users = sql`${administratorIds(accountId)} AND EXISTS (${made})`;
  const details = sql`json_object('crm', ${crm.name}, 'names', (SELECT json_group_array(name) FROM (${made})))`;
  return queueMail(needs, { accountId, kind: "crm_admin", to: { users }, details });
}

/** Whoever may have gained or lost: administrators now, and those who were before. */
const everybodyOf = (accountId: number, before: readonly { userId: number | null }[]) => {
  const ids = before.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  return sql`${concerned(accountId)} UNION SELECT value FROM json_each(${JSON.stringify(ids)})`;
};
