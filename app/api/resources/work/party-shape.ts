import { z } from "@hono/zod-openapi";
import type { PartyKind } from "~db/queries/work/parties";
import { At, Id, instant, Line } from "../../schemas/common";
import { ExternalId } from "../../schemas/external-id";
import { CustomValues, CustomWrites, Linked, linked, Tags } from "./record";

const Points = z
  .array(z.string())
  .nullable()
  .openapi({ description: "Null without `contacts.see_phone_email`." });

const base = {
  id: Id,
  external_id: z.string().nullable(),
  name: z.string(),
  responsible: Linked,
  tags: z.array(z.string()),
  phones: Points,
  emails: Points,
  created_at: At,
  updated_at: At,
};
const card = { custom: CustomValues, version: z.number().int() };

const Contact = z.object({ ...base, company: Linked, is_vip: z.boolean() }).openapi("Contact");
const Company = z.object(base).openapi("Company");
const ContactCard = Contact.extend({ ...card, position: z.string().nullable() }).openapi("ContactCard");
const CompanyCard = Company.extend({
  ...card,
  site: z.string().nullable(),
  address: z.string().nullable(),
}).openapi("CompanyCard");

const name = Line(200);
const fields = {
  responsible: Id.nullable().optional(),
  phones: z
    .array(Line(60))
    .max(20)
    .optional()
    .openapi({ example: ["+44 20 7946 0018"] }),
  emails: z
    .array(Line(254))
    .max(20)
    .optional()
    .openapi({ example: ["kate@example.com"] }),
  tags: Tags.optional(),
  custom: CustomWrites,
  external_id: ExternalId,
};
const ofContact = {
  ...fields,
  position: Line(100).nullable().optional(),
  company: Id.nullable().optional(),
  is_vip: z.boolean().optional(),
};
const ofCompany = {
  ...fields,
  site: Line(200).nullable().optional(),
  address: Line(300).nullable().optional(),
};

/** Every field that a body of either kind may have. */
export type PartyBody = Partial<
  z.output<z.ZodObject<typeof ofContact & typeof ofCompany>> & { name: string | undefined }
>;

/** What is listed, shown, sent and changed of each kind. */
export const PARTY_SHAPES = {
  contact: {
    listed: Contact,
    card: ContactCard,
    made: z.strictObject({ name, ...ofContact }).openapi({
      example: { name: "Kate Harris", phones: ["+44 20 7946 0018"], external_id: "crm-17" },
    }),
    edit: z
      .strictObject({ name: name.optional(), ...ofContact })
      .openapi({ example: { position: "Purchasing" } }),
  },
  company: {
    listed: Company,
    card: CompanyCard,
    made: z
      .strictObject({ name, ...ofCompany })
      .openapi({ example: { name: "Harris & Sons", site: "https://example.com", external_id: "crm-18" } }),
    edit: z
      .strictObject({ name: name.optional(), ...ofCompany })
      .openapi({ example: { address: "7 Mill Lane, York" } }),
  },
};

type Row = {
  publicId: string;
  name: string;
  responsible: string | null;
  responsibleName: string | null;
  company: string | null;
  companyName: string | null;
  isVip: boolean;
  tags: string[];
  points: { kind: string; value: string }[];
  createdAt: number;
  updatedAt: number;
};
type Card = Row & { position: string | null; site: string | null; address: string | null; version: number };
type Look = { seesPoints: boolean; externalId: string | undefined };

export const asParty = (kind: PartyKind, row: Row, { seesPoints, externalId }: Look) => {
  const points = (wanted: string) =>
    seesPoints ? row.points.filter((point) => point.kind === wanted).map(({ value }) => value) : null;
  return {
    id: row.publicId,
    external_id: externalId ?? null,
    name: row.name,
    responsible: linked(row.responsible, row.responsibleName),
    tags: row.tags,
    phones: points("phone"),
    emails: points("email"),
    created_at: instant(row.createdAt),
    updated_at: instant(row.updatedAt),
    ...(kind === "contact" ? { company: linked(row.company, row.companyName), is_vip: row.isVip } : {}),
  };
};

export const asPartyCard = (kind: PartyKind, row: Card, values: Record<string, string>, look: Look) => ({
  ...asParty(kind, row, look),
  custom: values,
  version: row.version,
  ...(kind === "contact" ? { position: row.position } : { site: row.site, address: row.address }),
});
