import type { CardKind } from "~/domain/work/kinds";

/** How each kind stands in an address: `/import/deals`. */
const PATHS: Record<CardKind, string> = { deal: "deals", contact: "contacts", company: "companies" };

export const pathOf = (kind: CardKind): string => PATHS[kind];
export const kindOf = (path: string | undefined): CardKind | null =>
  (Object.keys(PATHS) as CardKind[]).find((kind) => PATHS[kind] === path) ?? null;
