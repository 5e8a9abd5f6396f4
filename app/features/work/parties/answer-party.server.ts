import { parseWithZod } from "@conform-to/zod/v4";
import type { FieldTexts } from "~/domain/work/edit";
import { said } from "~/i18n/said";
import { type CustomField, listCustomFields } from "~db/queries/work/marks";
import type { PartyKind } from "~db/queries/work/parties";
import type { Needs } from "../../needs";
import { afterChoice, clashView, takeEdit } from "../card/edit-form.server";
import { readTags, tagText } from "../fields.server";
import type { WorkRefusal } from "../outcome";
import { pointText, type ReadPoints, readPoints, regionOf } from "../points.server";
import type { Reader } from "../reader";
import { companyLanguage } from "../work-settings.server";
import { createParty } from "./create-party.server";
import { editParty } from "./edit-party.server";
import { partyForm } from "./party-form";

type Answer = { status: number; body: unknown } | { to: string } | { refused: WorkRefusal };
export const PARTY_PATHS: Record<PartyKind, string> = { contact: "/contacts", company: "/companies" };

/** Takes the form of a new contact or company, or of an edit when `party` is given. */
export async function answerParty(
  needs: Needs,
  viewer: Reader,
  kind: PartyKind,
  party: string | null,
  data: FormData,
): Promise<Answer> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const custom = await listCustomFields(db, accountId, kind);
  const { form, seen, keep } = takeEdit(data);
  const schema = partyForm(kind, viewOf(custom)).strict();
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const value: Record<string, string | undefined> = submission.value;
  const region = regionOf(await companyLanguage(db, accountId));
  const read = readPoints(value.phones ?? "", value.emails ?? "", region);
  const errors = badPoints(read);
  if (errors !== null) return { status: 400, body: { result: submission.reply({ fieldErrors: errors }) } };
  const texts = textsOf(kind, value, custom, read);
  const mine = afterChoice(texts, seen, keep);
  const outcome =
    party === null
      ? await createParty(needs, viewer, { kind, texts, points: read.points })
      : await editParty(needs, viewer, { kind, party, mine, seen, points: pointsAfter(mine, read, region) });
  if (outcome.ok) return { to: `${PARTY_PATHS[kind]}/${"publicId" in outcome ? outcome.publicId : party}` };
  if (outcome.refusal === "clash")
    return { status: 409, body: { clash: await clashView(db, viewer, { ...outcome, form, custom }) } };
  if (outcome.refusal === "gone")
    return {
      status: 400,
      body: { result: submission.reply({ fieldErrors: { [outcome.field]: [said("work.picker.gone")] } }) },
    };
  return { refused: outcome };
}

const viewOf = (custom: readonly CustomField[]) =>
  custom.map(({ publicId: id, name, kind, choices }) => ({ id, name, kind, choices }));

/** What was typed, in the shape that an edit compares; own fields that are missing are empty. */
function textsOf(
  kind: PartyKind,
  value: Record<string, string | undefined>,
  custom: readonly CustomField[],
  { points }: ReadPoints,
): FieldTexts {
  const own = kind === "contact" ? ["position", "company"] : ["site", "address"];
  return {
    name: value.name ?? "",
    ...Object.fromEntries(own.map((field) => [field, value[field] ?? null])),
    ...(kind === "contact" ? { vip: value.vip === "on" ? "1" : null } : {}),
    phones: pointText(points, "phone"),
    emails: pointText(points, "email"),
    responsible: value.responsible ?? null,
    tags: tagText(readTags(value.tags ?? "").map(({ name }) => name)),
    ...Object.fromEntries(
      custom.map(({ publicId }) => [`custom:${publicId}`, value[`custom:${publicId}`] ?? null]),
    ),
  };
}

/** After a merge question the phones may be the other person's. */
const pointsAfter = (mine: FieldTexts, read: ReadPoints, region: ReturnType<typeof regionOf>) =>
  mine.phones === pointText(read.points, "phone") && mine.emails === pointText(read.points, "email")
    ? read.points
    : readPoints(mine.phones ?? "", mine.emails ?? "", region).points;

function badPoints({ bad }: ReadPoints): Record<string, string[]> | null {
  const errors: Record<string, string[]> = {};
  if (bad.phones.length > 0) errors.phones = [said("error.phone")];
  if (bad.emails.length > 0) errors.emails = [said("error.email")];
  return Object.keys(errors).length > 0 ? errors : null;
}
