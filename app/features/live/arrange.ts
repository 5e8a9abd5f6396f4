import { type Availability, inForce } from "~/domain/presence/availability";
import type { LiveFact } from "~/domain/presence/frames";
import { connectionOf } from "~/domain/presence/lease";
import { fold, searchWords } from "~/domain/text/fold";
import type { LiveQuery, LiveState } from "./live-query";
import type { DirectoryRow } from "./read-roster.server";

/** A person of the live view at an instant. */
export type LiveRow = {
  id: string;
  name: string;
  /** Place in the order of names, and the name folded for the search: made once, because facts come often. */
  rank: number;
  folded: string;
  department: string | null;
  roles: string;
  state: LiveState;
  availability: Availability;
  until: number | null;
  lastActiveAt: number | null;
  idleMs: number;
  /** The instant, by the gate's clock, at which the row is so. */
  seenAt: number;
  since: number | null;
  page: string | null;
  device: string | null;
  address: string | null;
};

export type Named = Omit<DirectoryRow, "name" | "surname" | "department" | "roles" | "isOwner"> &
  Pick<LiveRow, "name" | "rank" | "folded" | "department" | "roles">;

/** People with their words, in the order of names of the reader's language. */
export function named(people: readonly Omit<Named, "rank" | "folded">[], language: string): Named[] {
  const { compare } = new Intl.Collator(language);
  return [...people]
    .sort((a, b) => compare(a.name, b.name))
    .map((person, rank) => ({ ...person, rank, folded: fold(person.name) }));
}

/** Joins a name with what is known of the person at `now` (ms, the gate's clock); the viewer ages the facts. */
export function rowOf(
  person: Named,
  fact: LiveFact | undefined,
  clock: { now: number; idleAfterMs: number },
): LiveRow {
  const lastActiveAt = fact?.lastActiveAt ?? person.lastActivityAt;
  const isPresent = fact !== undefined && fact.connection !== "offline";
  const connection = connectionOf({ isPresent, lastActiveAt }, clock.idleAfterMs, clock.now);
  const said = inForce(fact?.said ?? { availability: "available", until: null }, clock.now);
  return {
    id: person.id,
    name: person.name,
    rank: person.rank,
    folded: person.folded,
    department: person.department,
    roles: person.roles,
    state: fact?.isHeld ? "held" : connection,
    ...said,
    lastActiveAt,
    idleMs: lastActiveAt === null ? 0 : Math.max(0, clock.now - lastActiveAt),
    seenAt: clock.now,
    since: fact?.since ?? null,
    page: fact?.page ?? null,
    device: fact?.device ?? person.device,
    address: fact?.address ?? null,
  };
}

export const countStates = (rows: readonly LiveRow[]): Record<LiveState, number> => {
  const counts = { active: 0, idle: 0, offline: 0, held: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
};

/** The rows that the address asks for, in its order. Without a last activity one stands last, whatever the order. */
export function arrange(rows: readonly LiveRow[], query: LiveQuery, language: string): LiveRow[] {
  const words = searchWords(query.q);
  const found = rows.filter(
    (row) =>
      (query.state === null || row.state === query.state) &&
      (query.availability === null || row.availability === query.availability) &&
      (query.department === null || (row.department ?? "") === query.department) &&
      words.every((word) => row.folded.includes(word)),
  );
  const compare = orders(language)[query.sort.by];
  const sign = query.sort.descending ? -1 : 1;
  return found.sort((a, b) => sign * compare(a, b) || a.rank - b.rank);
}

const STATES: LiveState[] = ["active", "idle", "offline", "held"];

function orders(language: string): Record<LiveQuery["sort"]["by"], (a: LiveRow, b: LiveRow) => number> {
  const { compare: text } = new Intl.Collator(language);
  return {
    name: (a, b) => a.rank - b.rank,
    department: (a, b) => text(a.department ?? "\uffff", b.department ?? "\uffff"),
    role: (a, b) => text(a.roles || "\uffff", b.roles || "\uffff"),
    connection: (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state),
    availability: (a, b) => text(a.availability, b.availability),
    activity: (a, b) => (b.lastActiveAt ?? 0) - (a.lastActiveAt ?? 0),
  };
}

export type Item = { kind: "group"; key: string; count: number } | { kind: "person"; row: LiveRow };

/** The rows under headings: by department (none last) or by state; without grouping only the rows. */
export function grouped(rows: readonly LiveRow[], by: LiveQuery["group"], language: string): Item[] {
  const person = (row: LiveRow): Item => ({ kind: "person", row });
  if (by === null) return rows.map(person);
  const groups = new Map<string, LiveRow[]>();
  for (const row of rows) {
    const key = by === "state" ? row.state : (row.department ?? "");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const { compare } = new Intl.Collator(language);
  const order = (key: string) => (by === "state" ? STATES.indexOf(key as LiveState) : key === "" ? 1 : 0);
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b) || compare(a, b))
    .flatMap(([key, members]) => [
      { kind: "group" as const, key, count: members.length },
      ...members.map(person),
    ]);
}
