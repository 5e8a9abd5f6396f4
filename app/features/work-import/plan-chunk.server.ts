import type { DuplicateWay, ImportProblem } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import type { Here, Known } from "./find-known.server";
import type { Draft } from "./judge-row.server";

/** A record that a chunk makes or links: one that is here, or one of this chunk by its public id. */
export type Ref = { id: number } | { publicId: string };
export type Made = {
  kind: CardKind;
  publicId: string;
  draft: Draft;
  company: Ref | null;
  contact: Ref | null;
};
export type Planned = {
  made: Made[];
  updated: { here: Here; draft: Draft; company: Ref | null }[];
  refused: { line: number; problem: ImportProblem }[];
};

const keysOf = (draft: Draft) => draft.points.map((point) => `${point.kind}:${point.key}`);

/**
 * What the rows of a chunk make, in their order: a client who stands in several rows is made once, a deal finds its
 * contact and company or brings them along as far as the importer may make such, and a row that is here already does
 * as the person chose.
 */
export function planChunk(
  kind: CardKind,
  drafts: readonly Draft[],
  known: Known,
  { way, newId, mayMake }: { way: DuplicateWay; newId: () => string; mayMake: (kind: CardKind) => boolean },
): Planned {
  const planned: Planned = { made: [], updated: [], refused: [] };
  const fresh = {
    points: new Map<string, Ref>(),
    contacts: new Map<string, Ref>(),
    companies: new Map<string, Ref>(),
  };
  const externals = new Set<string>();

  const make = (of: CardKind, draft: Draft, links: Pick<Made, "company" | "contact">): Ref => {
    const publicId = newId();
    planned.made.push({ kind: of, publicId, draft, ...links });
    return { publicId };
  };
  const companyOf = (draft: Draft): Ref | null => {
    if (draft.company === null) return null;
    const found = known.byCompanyName.get(draft.company) ?? fresh.companies.get(draft.company);
    if (found !== undefined) return refOf(found);
    if (!mayMake("company")) return null;
    const made = make("company", bare(draft, draft.company, []), { company: null, contact: null });
    fresh.companies.set(draft.company, made);
    return made;
  };
  const contactOf = (draft: Draft, company: Ref | null): Ref | null => {
    if (draft.contact === null && draft.points.length === 0) return null;
    const keys = keysOf(draft);
    const found =
      keys.map((key) => known.byPoint.get(key) ?? fresh.points.get(key)).find(Boolean) ??
      (keys.length > 0
        ? undefined
        : (known.byContactName.get(draft.contact ?? "") ?? fresh.contacts.get(draft.contact ?? "")));
    if (found !== undefined) return refOf(found);
    if (!mayMake("contact")) return null;
    const made = make("contact", bare(draft, draft.contact ?? draft.name, draft.points), {
      company,
      contact: null,
    });
    for (const key of keys) fresh.points.set(key, made);
    if (draft.contact !== null) fresh.contacts.set(draft.contact, made);
    return made;
  };

  for (const draft of drafts) {
    const { line, externalId } = draft;
    const keys = kind === "deal" ? [] : keysOf(draft);
    const isTwice =
      keys.some((key) => fresh.points.has(key)) || (externalId !== null && externals.has(externalId));
    const here =
      keys.map((key) => known.byPoint.get(key)).find(Boolean) ??
      (externalId === null ? undefined : known.byExternal.get(externalId));
    if (isTwice && way !== "create") planned.refused.push({ line, problem: "row:twice" });
    else if (here !== undefined && way === "skip")
      planned.refused.push({ line, problem: "row:already_here" });
    else if (here !== undefined && way === "update")
      planned.updated.push({ here, draft, company: companyOf(draft) });
    else {
      const company = kind === "company" ? null : companyOf(draft);
      const contact = kind === "deal" ? contactOf(draft, company) : null;
      const own =
        here === undefined && !isTwice && !known.taken.has(externalId ?? "")
          ? draft
          : { ...draft, externalId: null };
      const ref = make(kind, kind === "deal" ? { ...own, points: [] } : own, { company, contact });
      for (const key of keys) fresh.points.set(key, ref);
      if (externalId !== null) externals.add(externalId);
    }
  }
  return planned;
}

const refOf = (found: Here | Ref): Ref => ("id" in found ? { id: found.id } : found);

/** A client that a row brings along: its name and points, whose it is, and nothing of the deal's own. */
const bare = (draft: Draft, name: string, points: Draft["points"]): Draft => ({
  ...draft,
  name,
  points,
  amount: null,
  stage: null,
  position: null,
  site: null,
  address: null,
  tags: [],
  note: null,
  externalId: null,
});
