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
  department: string | null;
  roles: string;
  state: LiveState;
  availability: Availability;
  until: number | null;
  lastActiveAt: number | null;
  idleMs: number;
  since: number | null;
  page: string | null;
  device: string | null;
  address: string | null;
};

type Named = DirectoryRow & { departmentName: string | null; roleNames: string };

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
    name: `${person.name} ${person.surname}`.trim(),
    department: person.departmentName,
    roles: person.roleNames,
    state: fact?.isHeld ? "held" : connection,
    ...said,
    lastActiveAt,
    idleMs: lastActiveAt === null ? 0 : Math.max(0, clock.now - lastActiveAt),
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
      words.every((word) => fold(row.name).includes(word)),
  );
  const compare = orders(language)[query.sort.by];
  const sign = query.sort.descending ? -1 : 1;
  return found.sort((a, b) => sign * compare(a, b) || a.name.localeCompare(b.name, language));
}

const STATES: LiveState[] = ["active", "idle", "offline", "held"];

function orders(language: string): Record<LiveQuery["sort"]["by"], (a: LiveRow, b: LiveRow) => number> {
  const { compare: text } = new Intl.Collator(language);
  return {
    name: (a, b) => text(a.name, b.name),
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
