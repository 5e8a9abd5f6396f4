import { can } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { isClosed } from "~/domain/work/kinds";
import { customValuesOf, listCustomFields } from "~db/queries/work/marks";
import type { Needs } from "../../needs";
import { findLinkable } from "../links.server";
import type { Reader } from "../reader";
import { currencyOf, pipelinesOf } from "../work-settings.server";
import { dealTexts } from "./deal-texts";
import { findDealFor } from "./find-for.server";

type Person = Reader & { profile: { name: string; surname: string } };

/** What the form of a new deal begins with; the address may name a stage, a contact or a company. */
export async function openNewDeal(needs: Needs, viewer: Person, params: URLSearchParams) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const linked = async (kind: "contact" | "company") => {
    const id = params.get(kind) ?? "";
    const found = isPublicId(id) ? await findLinkable(db, viewer, kind, id) : null;
    return found && { id: found.publicId, name: found.name };
  };
  const pipelines = await pipelinesOf(needs, accountId);
  const open = pipelines.flatMap(({ name, stages }) =>
    stages
      .filter(({ kind }) => !isClosed(kind))
      .map((stage) => ({ ...stage, label: pipelines.length > 1 ? `${name}: ${stage.name}` : stage.name })),
  );
  const asked = open.find(({ publicId }) => publicId === params.get("stage"));
  const first = asked ?? open.find(({ kind }) => kind === "open") ?? open[0];
  return {
    stages: open.map(({ publicId: id, label: name }) => ({ id, name })),
    stage: first?.publicId ?? null,
    contact: await linked("contact"),
    company: await linked("company"),
    me: { id: viewer.publicId, name: `${viewer.profile.name} ${viewer.profile.surname}`.trim() },
    currency: await currencyOf(db, accountId),
    custom: (await listCustomFields(db, accountId, "deal")).map(({ id: _id, publicId, ...field }) => ({
      id: publicId,
      ...field,
    })),
    mayCreate: can(viewer, "deals.create"),
  };
}

/** What the form of an edit begins with, as values and as the texts that a merge compares. */
export async function openDealEdit(needs: Needs, viewer: Reader, publicId: string) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const found = await findDealFor(db, viewer, publicId, "edit");
  if (!found.ok) return found;
  const { deal } = found;
  const custom = await listCustomFields(db, accountId, "deal");
  const values = await customValuesOf(db, accountId, "deal", deal.id);
  const picked = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });
  return {
    ok: true as const,
    id: publicId,
    values: {
      name: deal.name,
      amount: deal.amount,
      responsible: picked(deal.responsible, deal.responsibleName),
      contact: picked(deal.contact, deal.contactName),
      company: picked(deal.company, deal.companyName),
      tags: deal.tags.join(", "),
      custom: values,
    },
    seen: JSON.stringify(dealTexts(deal, values)),
    currency: await currencyOf(db, accountId),
    custom: custom.map(({ id: _id, publicId: id, ...field }) => ({ id, ...field })),
  };
}
