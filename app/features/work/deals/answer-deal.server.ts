import { parseWithZod } from "@conform-to/zod/v4";
import type { FieldTexts } from "~/domain/work/edit";
import { said } from "~/i18n/said";
import { type CustomField, listCustomFields } from "~db/queries/work/marks";
import type { Needs } from "../../needs";
import { afterChoice, clashView, takeEdit } from "../card/edit-form.server";
import { readTags, tagText } from "../fields.server";
import type { WorkRefusal } from "../outcome";
import type { Reader } from "../reader";
import { currencyOf } from "../work-settings.server";
import { createDeal } from "./create-deal.server";
import { dealForm } from "./deal-form";
import { editDeal } from "./edit-deal.server";

type Answer = { status: number; body: unknown } | { to: string } | { refused: WorkRefusal };

const viewOf = (custom: readonly CustomField[]) =>
  custom.map(({ publicId: id, name, kind, choices }) => ({ id, name, kind, choices }));

/** Takes the form of a new deal. */
export async function answerNewDeal(needs: Needs, viewer: Reader, data: FormData): Promise<Answer> {
  const db = needs.db(viewer.accountId);
  const custom = await listCustomFields(db, viewer.accountId, "deal");
  const schema = dealForm(await currencyOf(db, viewer.accountId), viewOf(custom)).strict();
  const submission = parseWithZod(data, { schema });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { name, amount, stage, responsible, contact, company, tags, ...rest } = submission.value;
  const own = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [field.slice("custom:".length), (value as string) ?? null]),
  );
  const outcome = await createDeal(needs, viewer, {
    name,
    amount,
    stage: stage ?? null,
    responsible: responsible ?? null,
    contact: contact ?? null,
    company: company ?? null,
    tags: tags ?? "",
    custom: own,
  });
  if (outcome.ok) return { to: `/deals/${outcome.publicId}` };
  if (outcome.refusal === "gone")
    return { status: 400, body: { result: goneReply(submission, outcome.field) } };
  return { refused: outcome };
}

/** Takes an edit of a deal; a clash comes back as a question that shows both values. */
export async function answerDealEdit(
  needs: Needs,
  viewer: Reader,
  deal: string,
  data: FormData,
): Promise<Answer> {
  const db = needs.db(viewer.accountId);
  const custom = await listCustomFields(db, viewer.accountId, "deal");
  const { form, seen, keep } = takeEdit(data);
  const schema = dealForm(await currencyOf(db, viewer.accountId), viewOf(custom)).strict();
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { stage: _stage, ...value } = submission.value;
  const mine: FieldTexts = {
    ...Object.fromEntries(custom.map(({ publicId }) => [`custom:${publicId}`, null])),
    ...Object.fromEntries(
      Object.entries(value).map(([field, text]) => [field, (text as string | undefined) ?? null]),
    ),
    name: value.name,
    amount: value.amount === null ? null : String(value.amount),
    responsible: value.responsible ?? null,
    contact: value.contact ?? null,
    company: value.company ?? null,
    tags: tagText(readTags(value.tags ?? "").map(({ name }) => name)),
  };
  const outcome = await editDeal(needs, viewer, { deal, mine: afterChoice(mine, seen, keep), seen });
  if (outcome.ok) return { to: `/deals/${deal}` };
  if (outcome.refusal === "clash")
    return { status: 409, body: { clash: await clashView(db, viewer, { ...outcome, form, custom }) } };
  if (outcome.refusal === "gone")
    return { status: 400, body: { result: goneReply(submission, outcome.field) } };
  return { refused: outcome };
}

type Replies = { reply(options: { fieldErrors: Record<string, string[]> }): unknown };

/** The form again, with the error beside the field that names what is not there (any more). */
const goneReply = (submission: Replies, field: string) =>
  submission.reply({ fieldErrors: { [field]: [said("work.picker.gone")] } });
