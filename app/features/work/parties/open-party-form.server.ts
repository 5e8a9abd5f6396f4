import { isPublicId } from "~/domain/ids/public-id";
import { customValuesOf, listCustomFields } from "~db/queries/work/marks";
import type { PartyKind } from "~db/queries/work/parties";
import type { Needs } from "../../needs";
import { findLinkable } from "../links.server";
import type { Reader } from "../reader";
import { seesPoints } from "../scopes.server";
import { findPartyFor } from "./find-for.server";
import { partyTexts } from "./party-texts";

type Person = Reader & { profile: { name: string; surname: string } };

/** What the form of a new contact or company begins with; the address may name a company. */
export async function openNewParty(needs: Needs, viewer: Person, kind: PartyKind, params: URLSearchParams) {
  const db = needs.db(viewer.accountId);
  const asked = params.get("company") ?? "";
  const company = isPublicId(asked) ? await findLinkable(db, viewer, "company", asked) : null;
  return {
    kind,
    values: {
      ...EMPTY,
      company: company && { id: company.publicId, name: company.name },
      responsible: {
        id: viewer.publicId,
        name: `${viewer.profile.name} ${viewer.profile.surname}`.trim(),
      },
    },
    custom: await customView(needs, viewer, kind),
    // Whoever writes a number down knows it; only what stands already is hidden.
    showsPoints: true,
  };
}

const EMPTY = {
  name: "",
  position: "",
  site: "",
  address: "",
  phones: "",
  emails: "",
  tags: "",
  vip: false,
  custom: {} as Record<string, string>,
};

const customView = async (needs: Needs, viewer: Reader, kind: PartyKind) =>
  (await listCustomFields(needs.db(viewer.accountId), viewer.accountId, kind)).map(
    ({ id: _id, publicId: id, ...field }) => ({
      id,
      ...field,
    }),
  );

/** What the form of an edit begins with, as values and as the texts that a merge compares. */
export async function openPartyEdit(needs: Needs, viewer: Reader, kind: PartyKind, publicId: string) {
  const db = needs.db(viewer.accountId);
  const found = await findPartyFor(db, viewer, kind, publicId, "edit");
  if (!found.ok) return found;
  const { party } = found;
  const custom = await customValuesOf(db, viewer.accountId, kind, party.id);
  const texts = partyTexts(kind, party, custom, seesPoints(viewer));
  const text = (field: string) => texts[field] ?? "";
  const picked = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });
  return {
    ok: true as const,
    kind,
    id: publicId,
    values: {
      name: party.name,
      position: text("position"),
      site: text("site"),
      address: text("address"),
      phones: text("phones"),
      emails: text("emails"),
      tags: text("tags"),
      vip: party.isVip,
      company: picked(party.company, party.companyName),
      responsible: picked(party.responsible, party.responsibleName),
      custom,
    },
    seen: JSON.stringify(texts),
    custom: await customView(needs, viewer, kind),
    showsPoints: seesPoints(viewer),
  };
}

export type PartyValues = Awaited<ReturnType<typeof openNewParty>>["values"];
