import type { FieldTexts } from "~/domain/work/edit";

type Deal = {
  name: string;
  amount: number | null;
  responsible: string | null;
  contact: string | null;
  company: string | null;
  tags: readonly string[];
};

/** A deal as the texts that an edit compares; people and cards by public id, own fields under `custom:<id>`. */
export const dealTexts = (deal: Deal, custom: Record<string, string>): FieldTexts => ({
  name: deal.name,
  amount: deal.amount === null ? null : String(deal.amount),
  responsible: deal.responsible,
  contact: deal.contact,
  company: deal.company,
  tags: deal.tags.length === 0 ? null : deal.tags.join(", "),
  ...Object.fromEntries(Object.entries(custom).map(([field, value]) => [`custom:${field}`, value])),
});
