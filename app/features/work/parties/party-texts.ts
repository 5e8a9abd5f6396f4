import type { FieldTexts } from "~/domain/work/edit";

type Party = {
  name: string;
  responsible: string | null;
  company: string | null;
  position: string | null;
  isVip: boolean;
  site: string | null;
  address: string | null;
  tags: readonly string[];
  points: readonly { kind: string; value: string }[];
};

const values = (party: Party, kind: string) =>
  party.points
    .filter((point) => point.kind === kind)
    .map(({ value }) => value)
    .join(", ") || null;

/** A client as the texts that an edit compares; phones and e-mails only for those who may see them. */
export const partyTexts = (
  kind: "contact" | "company",
  party: Party,
  custom: Record<string, string>,
  seesPoints: boolean,
): FieldTexts => ({
  name: party.name,
  ...(kind === "contact"
    ? { position: party.position, company: party.company, vip: party.isVip ? "1" : null }
    : { site: party.site, address: party.address }),
  ...(seesPoints ? { phones: values(party, "phone"), emails: values(party, "email") } : {}),
  responsible: party.responsible,
  tags: party.tags.length === 0 ? null : party.tags.join(", "),
  ...Object.fromEntries(Object.entries(custom).map(([field, value]) => [`custom:${field}`, value])),
});
