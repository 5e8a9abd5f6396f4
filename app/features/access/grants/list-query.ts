import { SUBJECT_KINDS, type SubjectKind } from "../subject-kinds";

export type GrantQuery = { kind: SubjectKind | null; role: string | null; q: string; after: string | null };

/** The filter of the list of grants, as the address says it. */
export function readGrantQuery(params: URLSearchParams): GrantQuery {
  const kind = SUBJECT_KINDS.find((one) => one === params.get("kind")) ?? null;
  const text = (name: string) => (params.get(name) ?? "").slice(0, 100);
  return { kind, role: text("role") || null, q: text("q"), after: text("after") || null };
}
