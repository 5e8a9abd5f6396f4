import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { authEntry } from "~/domain/log/entry";
import { normalCode } from "~/domain/network/recovery-code";
import { THROTTLE } from "~/domain/session/throttle";
import type { Actor } from "~db/queries/audit";
import { findIdentityByEmail, type Identity, listMemberships, type Membership } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { opSelect } from "~db/queries/gate-ops";
import { commit, enqueueForGate, mustStillBe } from "~db/queries/guarded-batch";
import { readNetwork } from "~db/queries/network";
import { readAdmins } from "~db/queries/network-people";
import { openGateStatements } from "~db/queries/open-gate";
import { countCodes, findCodeAccount, spendCode } from "~db/queries/recovery";
import { deliver } from "../gate/deliver.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { type Attempt, checkPassword, type PasswordCheck } from "../session/check-password.server";
import { askLetIn } from "./let-in.server";
import { personAsActor } from "./person-as-actor.server";

export type RecoverOutcome =
  | Exclude<PasswordCheck, { kind: "right" }>
  | { kind: "wrong_code" }
  | { kind: "opened"; company: string; pending: boolean };

/**
 * Switches a list off with e-mail, password and one of its recovery codes, from any address (semantics 8): throttled
 * like a sign-in, a code works once, both logs and all administrators learn it.
 */
export async function recoverWithCode(
  needs: Needs,
  attempt: Attempt,
  typed: string,
): Promise<RecoverOutcome> {
  const identity = await findIdentityByEmail(needs.directory, attempt.email);
  const check = await checkPassword(needs, identity, attempt);
  if (check.kind !== "right") return check;
  const key = `recover:${check.identity.publicId}`;
  const tries = await needs.throttle.take(key, THROTTLE.email, THROTTLE.windowMs, needs.now);
  if (!tries.ok) return { kind: "throttled", retryAt: tries.retryAt };
  const memberships = await listMemberships(needs.directory, check.identity.id);
  const code = normalCode(typed);
  const hash = code === null ? null : await sha256hex(code);
  const opener = hash === null ? null : await openerOf(needs, memberships, hash, attempt);
  if (opener === null || hash === null || !(await openList(needs, opener, hash, attempt))) {
    await logWrongCode(needs, check.identity, memberships, attempt);
    return { kind: "wrong_code" };
  }
  await needs.throttle.refund(key, tries.token);
  const { membership } = opener;
  needs.mailer.sendSoon();
  const pending = !(await deliver(needs, membership));
  return { kind: "opened", company: membership.accountName, pending };
}

/** Mails a link to an owner of any of the person's companies; the answer is the same for everybody else. */
export async function recoverByMail(
  needs: Needs,
  attempt: Attempt,
): Promise<Exclude<PasswordCheck, { kind: "right" }> | { kind: "asked" }> {
  const identity = await findIdentityByEmail(needs.directory, attempt.email);
  const check = await checkPassword(needs, identity, attempt);
  if (check.kind !== "right") return check;
  for (const membership of await listMemberships(needs.directory, check.identity.id)) {
    await askLetIn(needs, membership, attempt.client);
  }
  return { kind: "asked" };
}

type Opener = { membership: Membership; actor: Actor };

/** The company whose code this is, when the person is an Administrator there who may act; the actor is read first. */
async function openerOf(
  needs: Needs,
  memberships: Membership[],
  hash: string,
  { client }: Attempt,
): Promise<Opener | null> {
  const ids = memberships.map(({ accountId }) => accountId);
  const accountId = await findCodeAccount(needs.db(0), ids, hash);
  const membership = memberships.find((each) => each.accountId === accountId);
  if (membership === undefined) return null;
  const actor = await personAsActor(needs, { ...membership, ip: client.address });
  const admins = await readAdmins(needs.db(membership.accountId), membership.accountId, needs.now);
  const admin = admins.find(({ userId }) => userId === membership.userId);
  return admin?.confirmed && !admin.held ? { membership, actor } : null;
}

/** False when the code was spent, or the person's rights changed, in the same instant. */
async function openList(
  needs: Needs,
  { membership, actor }: Opener,
  hash: string,
  { client }: Attempt,
): Promise<boolean> {
  const { accountId } = membership;
  const { on } = await readNetwork(needs.db(accountId), accountId);
  const opening = { accountId, wasOn: on, at: needs.now, how: "recovery_code" as const, actor };
  const { lost } = await commit(needs.db(accountId), [
    mustStillBe(accountId, actor),
    ...spendCode(accountId, hash, needs.now),
    ...openGateStatements({ ...opening, publicId: publicId(needs.random(16)), origin: client }),
    ...enqueueForGate(accountId, opSelect.network(accountId), needs.now),
    await tellAdmins(needs, accountId, client.address),
  ]);
  return !lost;
}

async function logWrongCode(
  needs: Needs,
  identity: Identity,
  memberships: Membership[],
  { client }: Attempt,
) {
  for (const { accountId, userId } of memberships) {
    const entry = authEntry({
      opId: publicId(needs.random(16)),
      at: needs.now,
      event: "authn_login_fail",
      result: "refused",
      reason: "second_factor_failed",
      page: "/recover",
      userId,
      login: identity.email,
      origin: client,
    });
    await commit(needs.db(accountId), [writeAuthEntry(accountId, entry)]);
  }
}

/** A statement for the batch that spends the code: nobody opens a list unnoticed, whatever dies after it. */
async function tellAdmins(needs: Needs, accountId: number, ip: string | null): Promise<SQL> {
  const db = needs.db(accountId);
  const admins = await readAdmins(db, accountId, needs.now);
  const { left } = await countCodes(db, accountId);
  const to = { users: admins.map(({ userId }) => userId) };
  const details = { ip, at: needs.now, codesLeft: left - 1 };
  return queueMail(needs, { accountId, kind: "recovery_used", to, details });
}
