import type { SQL } from "drizzle-orm";
import type { RightThing } from "../mail/details";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

/** `edited`: roles that people keep and whose rights changed. */
export type RightsChange = {
  given?: readonly RightThing[];
  taken?: readonly RightThing[];
  edited?: readonly RightThing[];
};

/**
 * Tells people that their role or rights changed, wider or narrower, each once, by mail and in the product, in their own language [MC-38]
 * (features C5). A statement for the batch of that change; `users` may be a select, so that a department or everybody
 * is one statement, too.
 */
export function tellOfRights(
  needs: Pick<Needs, "now">,
  accountId: number,
  users: readonly number[] | SQL,
  { given = [], taken = [], edited = [] }: RightsChange,
): SQL[] {
  if (given.length + taken.length + edited.length === 0) return [];
  const details = { given: given.map(named), taken: taken.map(named), edited: edited.map(named) };
  return [
    queueMail(needs, { accountId, kind: "role_changed", to: { users }, details }),
    noticeRows(needs, { accountId, users, kind: "rights_changed", params: {}, link: "/me" }),
  ];
}

/** What a letter needs of a role, and no more. */
const named = ({ role, permission }: RightThing): RightThing => ({
  role: role && { template: role.template, name: role.name, ...(role.family ? { family: role.family } : {}) },
  permission,
});
