import type { Cells, Level, Permission } from "~/domain/access";
import { CONNECTIONS, type Company, type CompanyRecord, type Question, SOURCES } from "../random-company";

/** A single sentence of the company, as an oracle's policy states it: who, what, how far, where, when. */
export type Sentence = {
  /** `user:1`, `members:100` or `everybody`. */
  who: string;
  action: string;
  level: Exclude<Level, "denied">;
  /** `everywhere`, `source:1` or `connection:1`. */
  where: string;
  from: number;
  until: number;
};

/** What an oracle is asked: a place, and a record or null for "at all". Nothing is merged or closed there. */
export type Ask = (userId: number, action: string, where: string, record: CompanyRecord | null) => boolean;

/** The one action that is told apart, since BX-14 concerns account-wide grants of it alone. */
const WIDE_VIEW = "channels.view everywhere";

/** Every raw grant and implicit right as sentences; no cell is compared with another. */
export function sentencesOf(company: Company): Sentence[] {
  const always = { from: 0, until: Number.MAX_SAFE_INTEGER };
  const everywhere = { where: "everywhere", ...always };
  const off = new Set(
    [...company.groups, ...company.workgroups].filter((unit) => !unit.isActive).map(({ id }) => id),
  );
  const heads = [...new Set(company.departments.flatMap(({ headId }) => headId ?? []))];
  return [
    ...speak("everybody", company.baseline, everywhere),
    ...company.grants.flatMap((grant) => {
      const role = company.roles.find(({ id }) => id === grant.roleId);
      if (role?.isActive === false || off.has(grant.subject.id)) return [];
      const { kind, id } = grant.subject;
      const who = kind === "everybody" ? kind : kind === "user" ? `user:${id}` : `members:${id}`;
      const where =
        grant.sourceId !== null
          ? `source:${grant.sourceId}`
          : grant.connectionId !== null
            ? `connection:${grant.connectionId}`
            : "everywhere";
      const from = grant.from ?? always.from;
      return speak(who, role?.cells ?? grant.cells, { where, from, until: grant.until ?? always.until });
    }),
    ...company.queues.flatMap(({ sourceId, members }) =>
      members.flatMap((id) =>
        speak(`user:${id}`, { "canned.use": "any" }, { where: `source:${sourceId}`, ...always }),
      ),
    ),
    ...company.people
      .filter(({ isCrmAdmin }) => isCrmAdmin)
      .flatMap(({ userId }) => speak(`user:${userId}`, ADMINISTRATOR, everywhere)),
    ...heads.flatMap((userId) => speak(`user:${userId}`, company.headSet, everywhere)),
  ];
}

/** The asked permissions an Administrator has, written out rather than taken from the code under test. */
const ADMINISTRATOR: Cells = {
  "channels.view": "any",
  "channels.edit": "any",
  "channels.connect": "any",
  "conversations.list": "any",
  "conversations.history": "any",
  "conversations.reply": "any",
  "conversations.rate": "any",
  "deals.view": "any",
  "deals.create": "any",
  "users.view": "any",
  "canned.use": "any",
  "access.edit": "any",
};

function speak(
  who: string,
  cells: Cells,
  circumstances: Pick<Sentence, "where" | "from" | "until">,
): Sentence[] {
  return (Object.entries(cells) as [Permission, Level][]).flatMap(([permission, level]) => {
    if (level === "denied") return [];
    const isWideView = permission === "channels.view" && circumstances.where === "everywhere";
    return [{ who, action: isWideView ? WIDE_VIEW : permission, level, ...circumstances }];
  });
}

/** Switches among the asked permissions: bound ones say nothing about "at all". */
const SWITCHES: readonly Permission[] = ["deals.create", "canned.use", "access.edit"];

/**
 * The answer of the specification, put together from an oracle's answers to raw questions. Since scopes
 * are nested, "the lower of two levels covers" is "both cover" (semantics 2, rules 1 to 4).
 */
export function decideByOracle(company: Company, question: Question, ask: Ask): boolean {
  const { userId, permission, record } = question;
  if (permission === "account.close")
    return company.people.some((one) => one.userId === userId && one.isOwner);
  return placesOf(question).some((where) => {
    const raw = (action: string) => ask(userId, action, where, record);
    const mayView = () =>
      raw("channels.view") ||
      (raw(WIDE_VIEW) && (!company.isStrict || ask(userId, "channels.connect", "everywhere", null)));
    switch (permission) {
      case "channels.view":
        return mayView();
      case "channels.edit":
      case "channels.connect":
        return raw(permission) && mayView();
      case "conversations.rate":
      case "conversations.reply":
        return raw(permission) && raw("conversations.history");
      default:
        return raw(permission);
    }
  });
}

/** A record is judged on its source and on its connection; "at all" is judged wherever something is bound. */
function placesOf({ record, permission }: Question): string[] {
  const sources = record === null ? SOURCES : record.sourceId === null ? [] : [record.sourceId];
  const connections =
    record === null ? CONNECTIONS : record.connectionId === null ? [] : [record.connectionId];
  if (record === null && SWITCHES.includes(permission)) return ["everywhere"];
  return [
    "everywhere",
    ...sources.map((id) => `source:${id}`),
    ...connections.map((id) => `connection:${id}`),
  ];
}
