import { eq, type SQL, sql } from "drizzle-orm";
import { cellsBeyond, ROLE_TEMPLATES } from "~/domain/access";
import { publicId as newId } from "~/domain/ids/public-id";
import { readIntegratorCode } from "~/domain/people/integrator-code";
import { isLanguage } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { type Identity, listMemberships } from "~db/queries/directory";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, mustHold, raiseVersion } from "~db/queries/guarded-batch";
import { findIdentity } from "~db/queries/identities";
import { activeIntegratorsAre, type Integrator, listIntegrators } from "~db/queries/integrators";
import { insertNewcomer, userIdOf } from "~db/queries/newcomer";
import { identities } from "~db/schema";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { linkIdentity } from "../newcomers/identity.server";

export type IntegratorProblem = "no_code" | "unknown_code" | "already_here" | "above_you" | "conflict";
export type IntegratorSet = { ok: true; pending: boolean } | { ok: false; problem: IntegratorProblem };
type Setter = Acting & { settings: { language: string; companyName: string } };

/**
 * Enters, changes or clears the integrator's code [MC-02, MC-03]. Whoever it names becomes a user of kind `integrator`
 * with the template Integrator; whoever it named before is deactivated in the same batch, so that their sessions have
 * ended when this answers.
 */
export async function setIntegrator(needs: Needs, acting: Setter, typed: string): Promise<IntegratorSet> {
  const { accountId } = acting;
  const known = await listIntegrators(needs.db(accountId), accountId);
  const active = known.filter(({ isActive }) => isActive);
  if (typed.trim() === "") return clear(needs, acting, active);
  const code = readIntegratorCode(typed);
  if (code === null) return { ok: false, problem: "no_code" };
  const identity = await needs.directory
    .select()
    .from(identities)
    .where(eq(identities.integratorCode, code))
    .get();
  if (identity === undefined) return { ok: false, problem: "unknown_code" };
  const before = known.find(({ identityId }) => identityId === identity.id);
  if (before?.isActive) return { ok: true, pending: false };
  const isHere = (await listMemberships(needs.directory, identity.id)).some(
    (one) => one.accountId === accountId,
  );
  if (before === undefined && isHere) return { ok: false, problem: "already_here" };
  const place = { sourceId: null, connectionId: null };
  if (cellsBeyond(acting, ROLE_TEMPLATES.integrator.cells, place).length > 0)
    return { ok: false, problem: "above_you" };
  return letIn(needs, acting, { identity, before, active, code });
}

async function clear(needs: Needs, acting: Setter, active: Integrator[]): Promise<IntegratorSet> {
  if (active.length === 0) return { ok: true, pending: false };
  const changes = active.map(({ name }) => ({ field: "integrator", before: name, after: null }));
  return write(needs, acting, active, { statements: [], changes, gate: [] });
}

type Letting = { identity: Identity; before: Integrator | undefined; active: Integrator[]; code: string };

async function letIn(needs: Needs, acting: Setter, { identity, before, active, code }: Letting) {
  const { accountId } = acting;
  const was = active.map(({ name }) => name).join(", ") || null;
  const changes = [
    { field: "integrator", before: was, after: before?.name ?? `${identity.email} (${code})` },
  ];
  if (before !== undefined) {
    const again = [
      sql`UPDATE holds SET lifted_at = ${needs.now}, lifted_by = ${acting.userId} WHERE account_id = ${accountId}
        AND user_id = ${before.userId} AND kind = 'inactive' AND lifted_at IS NULL`,
      mustChangeOne(),
      raiseVersion(accountId, before.userId),
    ];
    return write(needs, acting, active, {
      statements: again,
      changes,
      gate: [opSelect.person(accountId, before.userId)],
    });
  }
  const { name, surname } = await nameOf(needs, identity);
  const language = isLanguage(acting.settings.language) ? acting.settings.language : "en";
  const mark = translatorOf(language)("role.integrator").toLocaleLowerCase(language);
  const publicId = newId(needs.random(16));
  const role = await needs
    .db(accountId)
    .get<{ id: number }>(
      sql`SELECT id FROM roles WHERE account_id = ${accountId} AND template = 'integrator'`,
    );
  const outcome = await write(needs, acting, active, {
    statements: insertNewcomer(accountId, {
      publicId,
      identityId: identity.id,
      email: identity.email,
      name,
      // The mark stands in the name, so that every log, list and notice says what they are, for ever.
      surname: `${surname} (${mark})`.trim(),
      phone: null,
      language: null,
      departmentId: null,
      groupIds: [],
      sourceIds: [],
      roles: [{ id: role.id, family: "special" }],
      cells: [],
      kind: "integrator",
      confirmedAt: needs.now,
      at: needs.now,
      by: acting.userId,
    }),
    changes,
    gate: [opSelect.person(accountId, userIdOf(publicId))],
  });
  if (!outcome.ok) return outcome;
  const made = await needs
    .db(accountId)
    .get<{ id: number }>(
      sql`SELECT id FROM users WHERE account_id = ${accountId} AND public_id = ${publicId}`,
    );
  await linkIdentity(needs, { identityId: identity.id, accountId, userId: made.id });
  return outcome;
}

type Writing = {
  statements: SQL[];
  changes: { field: string; before: string | null; after: string | null }[];
  gate: SQL[];
};

/** Whoever was the integrator goes, in the same batch as whoever comes. */
async function write(
  needs: Needs,
  acting: Setter,
  active: Integrator[],
  { statements, changes, gate }: Writing,
): Promise<IntegratorSet> {
  const { accountId, actor, userId } = acting;
  const outcome = await change(needs, acting, {
    write: [
      mustHold(
        activeIntegratorsAre(
          accountId,
          active.map((one) => one.userId),
        ),
      ),
      ...active.flatMap((one) => [
        sql`INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, created_by)
          VALUES (${newId(needs.random(16))}, ${accountId}, ${one.userId}, 'inactive', '', ${needs.now}, ${userId})`,
        raiseVersion(accountId, one.userId),
      ]),
      ...statements,
    ],
    audit: {
      event: "company_updated",
      actor,
      target: { kind: "company", id: accountId, name: acting.settings.companyName },
      changes,
    },
    gate: [...active.map((one) => opSelect.person(accountId, one.userId)), ...gate],
  });
  return outcome.lost ? { ok: false, problem: "conflict" } : { ok: true, pending: outcome.pending };
}

/** The person's name as their own company knows it. */
async function nameOf(needs: Needs, identity: Identity): Promise<{ name: string; surname: string }> {
  const [home] = await listMemberships(needs.directory, identity.id);
  if (home === undefined) return { name: identity.email, surname: "" };
  const row = await needs
    .db(home.accountId)
    .get<{ name: string; surname: string } | undefined>(sql`SELECT name, surname FROM users
      WHERE account_id = ${home.accountId} AND id = ${home.userId}`);
  return row ?? { name: identity.email, surname: "" };
}

/** What the field shows: the code in force and whose it is. */
export async function readIntegrator(needs: Pick<Needs, "db" | "directory">, accountId: number) {
  const active = (await listIntegrators(needs.db(accountId), accountId)).find(({ isActive }) => isActive);
  if (active === undefined) return { code: "", name: null, publicId: null };
  const identity = await findIdentity(needs.directory, active.identityId);
  return { code: identity?.integratorCode ?? "", name: active.name, publicId: active.publicId };
}
