import { z } from "@hono/zod-openapi";
import { At, at, Id, instant, Line } from "../../schemas/common";
import { ExternalId } from "../../schemas/external-id";
import { CustomValues, CustomWrites, Linked, linked, Tags } from "./record";

const Amount = z
  .number()
  .int()
  .min(0)
  .max(1e13)
  .nullable()
  .openapi({ description: "Whole minor units of the company's currency.", example: 1250000 });

export const Deal = z
  .object({
    id: Id,
    external_id: z.string().nullable(),
    name: z.string(),
    amount: Amount,
    stage: Id,
    status: z.string().openapi({ example: "open" }),
    responsible: Linked,
    contact: Linked,
    company: Linked,
    tags: z.array(z.string()),
    created_at: At,
    updated_at: At,
  })
  .openapi("Deal");

export const DealCard = Deal.extend({
  lost_reason: z.string().nullable(),
  closed_at: At.nullable(),
  custom: CustomValues,
  version: z.number().int(),
}).openapi("DealCard");

const fields = {
  responsible: Id.nullable().optional(),
  contact: Id.nullable().optional(),
  company: Id.nullable().optional(),
  tags: Tags.optional(),
  custom: CustomWrites,
  external_id: ExternalId,
};
export const NewDeal = z
  .strictObject({ name: Line(200), amount: Amount.default(null), stage: Id.optional(), ...fields })
  .openapi({ example: { name: "Kitchen for the Harris family", amount: 1250000, external_id: "crm-4711" } });
export const DealEdit = z
  .strictObject({ name: Line(200).optional(), amount: Amount.optional(), ...fields })
  .openapi({ example: { amount: 990000, tags: ["discount"] } });

type Row = {
  publicId: string;
  name: string;
  amount: number | null;
  stageKind: string;
  responsible: string | null;
  responsibleName: string | null;
  contact: string | null;
  contactName: string | null;
  company: string | null;
  companyName: string | null;
  tags: string[];
  createdAt: number;
  updatedAt: number;
};
type Card = Row & { stage: string; lostReason: string | null; closedAt: number | null; version: number };

export const asDeal = (row: Row, stage: string, externalId: string | undefined) => ({
  id: row.publicId,
  external_id: externalId ?? null,
  name: row.name,
  amount: row.amount,
  stage,
  status: row.stageKind,
  responsible: linked(row.responsible, row.responsibleName),
  contact: linked(row.contact, row.contactName),
  company: linked(row.company, row.companyName),
  tags: row.tags,
  created_at: instant(row.createdAt),
  updated_at: instant(row.updatedAt),
});

export const asDealCard = (card: Card, values: Record<string, string>, externalId: string | undefined) => ({
  ...asDeal(card, card.stage, externalId),
  lost_reason: card.lostReason,
  closed_at: at(card.closedAt),
  custom: values,
  version: card.version,
});
