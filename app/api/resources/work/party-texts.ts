import { tagText } from "~/features/work/fields.server";
import { findPartyFor } from "~/features/work/parties/find-for.server";
import { pointText, readPoints, regionOf } from "~/features/work/points.server";
import { seesPoints } from "~/features/work/scopes.server";
import { companyLanguage } from "~/features/work/work-settings.server";
import type { PartyKind } from "~db/queries/work/parties";
import type { NewPoint } from "~db/queries/work/party-writes";
import type { Asker } from "../../core/context";
import { isRefusal, type Refusal, refuse } from "../../core/problem";
import type { PartyBody } from "./party-shape";
import { customTexts, readCustom } from "./record";

type Texts = { texts: Record<string, string | null>; points: NewPoint[] | null };

/**
 * What is sent of a contact or a company, in the shape that its use-cases compare: only the fields that are sent.
 * `id`: whose phones stay when only e-mails are sent, and the other way round; null at a creation.
 */
export async function partyTextsOf(
  asker: Asker,
  kind: PartyKind,
  id: string | null,
  body: PartyBody,
): Promise<Texts | Refusal> {
  const own = await readCustom(asker, kind, body.custom);
  if (isRefusal(own)) return own;
  const read = await readSentPoints(asker, kind, id, body);
  if (isRefusal(read)) return read;
  const { responsible, tags, is_vip } = body;
  const lines = Object.fromEntries(
    (["name", "position", "company", "site", "address"] as const).flatMap((field) =>
      body[field] === undefined ? [] : [[field, body[field]]],
    ),
  );
  const texts = {
    ...lines,
    ...(is_vip === undefined ? {} : { vip: is_vip ? "1" : null }),
    ...(responsible === undefined ? {} : { responsible }),
    ...(tags === undefined ? {} : { tags: tagText(tags) }),
    ...(read === null ? {} : { phones: pointText(read, "phone"), emails: pointText(read, "email") }),
    ...customTexts(own.values),
  };
  return { texts, points: read };
}

/** Phones and e-mails as they will all be; null when none are sent. */
async function readSentPoints(
  { needs, viewer }: Asker,
  kind: PartyKind,
  id: string | null,
  { phones, emails }: PartyBody,
): Promise<NewPoint[] | Refusal | null> {
  if (phones === undefined && emails === undefined) return null;
  if (!seesPoints(viewer)) return refuse("forbidden", { detail: "Needs contacts.see_phone_email." });
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const known = id === null ? null : await findPartyFor(db, viewer, kind, id, "edit");
  const before = known?.ok ? known.party.points : [];
  const texts = {
    phones: phones?.join("\n") ?? pointText(before, "phone") ?? "",
    emails: emails?.join("\n") ?? pointText(before, "email") ?? "",
  };
  const region = regionOf(await companyLanguage(db, accountId));
  const { points, bad } = readPoints(texts.phones, texts.emails, region);
  const errors = [
    ...(bad.phones.length > 0 ? [wrong("phones", "It is no phone number.")] : []),
    ...(bad.emails.length > 0 ? [wrong("emails", "It is no e-mail address.")] : []),
  ];
  return errors.length > 0 ? refuse("invalid", { errors }) : points;
}

const wrong = (field: string, detail: string) => ({ field, code: "invalid", detail });
