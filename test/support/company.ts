import { env as bindings } from "cloudflare:workers";
import type { TemplateKey } from "~/domain/access";
import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import { sortKeyOf } from "~/domain/people/sort-key";
import type { Needs } from "~/features/needs";
import { openDb, openDirectory } from "~db/client";
import type { Actor } from "~db/queries/audit";
import { createCompany, searchTextOf } from "~db/queries/create-company";
import {
  accountOwners,
  grants,
  identities,
  identityAccounts,
  unitMembers,
  unitReach,
  units,
  users,
} from "~db/schema";
import { configOf } from "~workers/config";
import { needsOf } from "~workers/context";
import type { Env } from "~workers/env";

/** The bindings of the workerd tests, under the Worker's own type. */
export const env = bindings as unknown as Env;

export const OFFICE = "203.0.113.7";
export const ELSEWHERE = "198.51.100.9";
let made = 0;
export const newId = () => base64url(crypto.getRandomValues(new Uint8Array(16)));

/** Where a request came from, ready made. */
export const from = (address: string | null, facts: Partial<Origin> = {}): Origin => ({
  address,
  country: null,
  device: { browser: "Chrome 141", os: "Windows 11", device: "desktop", ua: "test" },
  deviceId: null,
  newDevice: false,
  ...facts,
});

export type Person = {
  userId: number;
  publicId: string;
  identityId: number;
  email: string;
  name: string;
  surname: string;
};
export type PersonPlan = {
  name?: string;
  surname?: string;
  roles?: TemplateKey[];
  department?: number | null;
  passwordHash?: string | null;
  confirmed?: boolean;
  owner?: boolean;
  headOf?: number;
};

/** A fresh company in real D1 with its real gate. `at` is the instant that its use-cases take for now. */
export async function aCompany(options: { at?: number; isDemo?: boolean } = {}) {
  const clock = { now: options.at ?? Date.now() };
  const directory = openDirectory(env);
  const dbOf = (accountId: number) => openDb(env, accountId);
  const owner = {
    email: `owner${++made}-${newId().slice(0, 6)}@test.test`,
    name: "Olga",
    surname: "Nowak",
    passwordHash: "none",
  };
  const company = await createCompany(directory, dbOf, {
    name: `Company ${made}`,
    language: "en",
    timeZone: "Europe/Warsaw",
    weekStart: 1,
    isDemo: options.isDemo ?? false,
    departmentName: "Sales",
    owner,
    now: clock.now,
    newId,
  });
  const db = dbOf(company.accountId);
  const { accountId, accountPublicId } = company;
  const needs = (): Needs =>
    needsOf(env, configOf(env), {
      now: clock.now,
      requestId: "test",
      later: (work) => void work.catch(() => undefined),
    });
  const gate = () => needs().gate(accountPublicId);

  const aDepartment = async (name: string, parentId: number | null = null): Promise<number> =>
    (
      await db
        .insert(units)
        .values({ accountId, publicId: newId(), kind: "department", name, parentId, createdAt: clock.now })
        .returning({ id: units.id })
        .get()
    ).id;

  /** Adds a person straight into D1: call before the gate has been asked, or `rehydrate` after. */
  async function aPerson(plan: PersonPlan = {}): Promise<Person> {
    const { name = "Anna", surname = `Person${++made}`, department = company.departmentId } = plan;
    const email = `p${made}-${newId().slice(0, 6)}@test.test`.toLowerCase();
    const identity = await directory
      .insert(identities)
      .values({
        publicId: newId(),
        email,
        emailKey: email,
        passwordHash: plan.passwordHash ?? null,
        createdAt: clock.now,
      })
      .returning({ id: identities.id })
      .get();
    const publicId = newId();
    const user = await db
      .insert(users)
      .values({
        accountId,
        publicId,
        identityId: identity.id,
        email,
        name,
        surname,
        departmentId: department,
        searchText: searchTextOf({ name, surname, email, phone: null }),
        sortKey: sortKeyOf({ name, surname }),
        confirmedAt: plan.confirmed === false ? null : clock.now,
        createdAt: clock.now,
      })
      .returning({ id: users.id })
      .get();
    await directory.insert(identityAccounts).values({ identityId: identity.id, accountId, userId: user.id });
    if (department !== null) {
      await db.insert(unitMembers).values({ accountId, unitId: department, userId: user.id });
      await db.insert(unitReach).values({ accountId, viewerId: user.id, unitId: department });
    }
    for (const role of plan.roles ?? ["manager", "chat_manager"]) {
      await db.insert(grants).values({
        accountId,
        subjectKind: "user",
        subjectId: user.id,
        roleId: company.roleIds[role],
        createdAt: clock.now,
      });
    }
    if (plan.owner) await db.insert(accountOwners).values({ accountId, userId: user.id });
    if (plan.headOf !== undefined) {
      await db.$client
        .prepare("UPDATE units SET head_user_id = ? WHERE id = ?")
        .bind(user.id, plan.headOf)
        .run();
      await db
        .insert(unitReach)
        .values({ accountId, viewerId: user.id, unitId: plan.headOf })
        .onConflictDoNothing();
    }
    return { userId: user.id, publicId, identityId: identity.id, email, name, surname };
  }

  /** Another epoch: the gate drops its copies and reads D1 anew (all sessions end). */
  async function rehydrate(): Promise<void> {
    await db.$client
      .prepare("UPDATE gate_state SET epoch = epoch + 1 WHERE account_id = ?")
      .bind(accountId)
      .run();
    const state = await db.$client
      .prepare("SELECT epoch FROM gate_state WHERE account_id = ?")
      .bind(accountId)
      .first<{ epoch: number }>();
    await gate().apply({ epoch: state?.epoch ?? 1, ops: [], now: clock.now });
  }

  /** A session of a person, opened by the gate itself; throws when the gate says no. */
  async function signedIn(person: { userId: number; email?: string }, address: string | null = OFFICE) {
    const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const tokenHash = await sha256hex(token);
    const sessionId = newId();
    const opened = await gate().openSession({
      user: person.userId,
      tokenHash,
      sessionId,
      now: clock.now,
      origin: from(address),
      login: person.email ?? "",
      method: "web",
    });
    if (!opened.ok) throw new Error(`the gate refused: ${opened.reason}`);
    const ask = (
      facts: { address?: string | null; page?: string | null; now?: number; stamp?: string | null } = {},
    ) =>
      gate().admit({
        tokenHash,
        address: facts.address === undefined ? address : facts.address,
        now: facts.now ?? clock.now,
        stamp: facts.stamp ?? null,
        page: facts.page === undefined ? "/" : facts.page,
      });
    return { token, tokenHash, sessionId, ask };
  }

  /** The actor of audit rows and guards, with the access version that D1 has now. */
  async function actor(person: { userId: number; name?: string }): Promise<Actor> {
    const row = await db.$client
      .prepare("SELECT access_version AS version FROM users WHERE id = ?")
      .bind(person.userId)
      .first<{ version: number }>();
    return {
      userId: person.userId,
      name: person.name ?? "Olga Nowak",
      version: row?.version ?? 0,
      ip: OFFICE,
      sessionId: null,
      requestId: "test",
    };
  }

  const rows = <Row>(text: string, ...values: unknown[]) =>
    db.$client
      .prepare(text)
      .bind(...values)
      .all<Row>()
      .then(({ results }) => results);

  return {
    ...company,
    account: { accountId, accountPublicId },
    owner: { userId: company.ownerId, ...owner },
    clock,
    db,
    directory,
    needs,
    gate,
    aDepartment,
    aPerson,
    rehydrate,
    signedIn,
    actor,
    rows,
    stub: () => env.ACCOUNT_GATE.get(env.ACCOUNT_GATE.idFromName(accountPublicId)),
  };
}
export type TestCompany = Awaited<ReturnType<typeof aCompany>>;
