import type { ListQuery } from "./list-query";

type Narrowing = Partial<Pick<ListQuery, "q" | "state" | "role" | "department" | "group" | "active">>;

/** The address of the list with some filters changed; it begins at the first page. */
export function listTo(query: ListQuery, change: Narrowing): string {
  const { q, state, role, department, group, active } = { ...query, ...change };
  const { by, descending } = query.sort;
  const sort = by === "name" && !descending ? null : `${descending ? "-" : ""}${by}`;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, state, role, department, group, active, sort })) {
    if (value) params.set(name, value);
  }
  return `?${params}`;
}
