import { publicId } from "../../app/domain/ids/public-id";
import { days } from "../../app/domain/time/durations";
import { openDb, openDirectory } from "../client";
import { createCompany } from "../queries/create-company";
import { commit } from "../queries/guarded-batch";
import { accessRequests, authLog, holds, networkEntries, operatorLog, units } from "../schema";
import { lastDays } from "./calendar";
import { DEPARTMENTS, PARENT_OF } from "./cast";
import { storeChannels } from "./channels";
import { storeChats } from "./chats";
import { GUESSER } from "./devices";
import { tellHistory } from "./history";
import { insertMany } from "./insert-many";
import { storeLastFacts } from "./last-facts";
import { momentOf } from "./moment";
import type { Language } from "./names";
import { officeEntries, waitingRequests } from "./network";
import { STRANGE } from "./places";
import { recentPresence } from "./presence";
import { streamOf } from "./random";
import { hire } from "./staff";
import { standingOf } from "./standing";
import { storeStaff, type Units } from "./store-staff";
import { WORDS } from "./words";
import { storeWork } from "./work";

export type DemoPlan = {
  db: D1Database;
  now: number;
  language: Language;
  /** The first demo company is 1; another one has other people. */
  seed: number;
  /** Of everybody's e-mail but the owner's. */
  domain: string;
  ownerEmail: string;
  name?: string | undefined;
  passwordHash: string;
};

const ERA_DAYS = 45;

/** One demo company with its people and its past. Answers what its gate is to be told (`AccountGate.seed`). */
export async function seedCompany(plan: DemoPlan) {
  const { db, now, seed, language } = plan;
  const words = WORDS[language];
  const foundedAt = now - days(ERA_DAYS + 12);
  const staff = hire({ ...plan, foundedAt });
  const [owner] = staff;
  owner!.email = plan.ownerEmail;
  const ids = streamOf(seed, "company");
  const newId = () => publicId(ids.bytes(16));
  const streams = streamOf(seed, "channels");
  const company = await createCompany(openDirectory({ DB: db }), (id) => openDb({ DB: db }, id), {
    name: plan.name ?? words.company,
    language,
    timeZone: words.timeZone,
    weekStart: 1,
    isDemo: true,
    departmentName: words.departments.office,
    now: foundedAt,
    newId,
    owner: { ...owner!, passwordHash: plan.passwordHash },
  });
  const { accountId } = company;
  const departments = await createDepartments(plan, company, newId);
  const members = await storeStaff({ ...plan, company, units: departments }, staff);
  const era = { accountId, seed, days: lastDays(now, words.timeZone, ERA_DAYS), now, country: words.country };
  const history = tellHistory(members, era);
  const scene = { ...era, staff: members, words };
  const standing = standingOf(scene);
  await db.batch([
    ...insertMany(db, authLog, history.log),
    ...insertMany(db, holds, standing.holds),
    ...insertMany(db, networkEntries, officeEntries(scene)),
    ...insertMany(db, accessRequests, waitingRequests(scene)),
    ...insertMany(db, operatorLog, strangers(now)),
    ...storeLastFacts({ db, ...era }, history),
    db
      .prepare("UPDATE users SET deleted_at = ? WHERE account_id = ? AND public_id = ?")
      .bind(now - days(30), accountId, members.at(-1)!.publicId),
  ]);
  await storeChannels({ ...plan, ...scene, units: departments, at: foundedAt }, () =>
    publicId(streams.bytes(16)),
  );
  const records = streamOf(seed, "records");
  const work = { ...plan, accountId, staff: members, newId: () => publicId(records.bytes(16)) };
  await storeWork(work);
  await storeChats(work);
  await commit(openDb({ DB: db }, accountId), [...standing.audit, recentPresence(era, history.visits)]);
  return { account: company.accountPublicId, moment: momentOf(history.open, era) };
}

type Made = Awaited<ReturnType<typeof createCompany>>;

/** The first department came with the company; the others follow, the key clients below sales. */
async function createDepartments(
  { db, language, now }: DemoPlan,
  company: Made,
  newId: () => string,
): Promise<Units> {
  const { accountId } = company;
  const made: Partial<Units> = { office: company.departmentId };
  for (const key of DEPARTMENTS.filter((department) => department !== "office")) {
    const parent = PARENT_OF[key];
    const row = {
      accountId,
      publicId: newId(),
      kind: "department" as const,
      parentId: parent === undefined ? null : made[parent]!,
      name: WORDS[language].departments[key],
      createdAt: now - days(ERA_DAYS + 12),
    };
    made[key] = (
      await openDb({ DB: db }, accountId).insert(units).values(row).returning({ id: units.id }).get()
    ).id;
  }
  return made as Units;
}

/** Attempts that belong to no company stand in the operator's log alone (semantics 12). */
const strangers = (now: number): (typeof operatorLog.$inferInsert)[] =>
  (["unknown_login", "unknown_login", "no_account"] as const).map((reason, at) => ({
    at: now - days(9) + at * 61_000,
    event: "authn_login_fail",
    reason,
    login: ["admin@example.com", "root@example.com", "former@example.com"][at]!,
    ip: STRANGE.guesser.address,
    ua: GUESSER.ua,
  }));
