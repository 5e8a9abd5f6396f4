import { parseWithZod } from "@conform-to/zod/v4";
import type { MailKind } from "~/domain/mail/kinds";
import { said } from "~/i18n/said";
import type { Acting } from "../acting";
import { STOP_SAYS } from "../holds/standing";
import type { Needs } from "../needs";
import { type ConfirmAct, mendConfirmation } from "../newcomers/confirm-email.server";
import { countryOf, toE164 } from "../newcomers/phone.server";
import type { ProfileAnswer } from "./card/edit-dialog";
import { EditForm, MailsForm } from "./edit-form";
import { editProfile } from "./edit-profile.server";
import { switchMailsOf } from "./switch-mails-of.server";

type Editor = Acting & { settings: { timeZone: string; language: string } };
type Answer = { status: number; body: ProfileAnswer };
export const PROFILE_INTENTS = ["edit_profile", "switch_mails", "resend_confirmation", "mark_confirmed"];

/** The card's forms about the person: their profile, and an address that nobody has confirmed [MC-76]. */
export async function answerProfile(
  needs: Needs,
  editor: Editor,
  publicId: string,
  form: FormData,
): Promise<Answer> {
  const intent = form.get("intent");
  if (intent === "switch_mails") return mails(needs, editor, publicId, form);
  if (intent !== "edit_profile") return mend(needs, editor, publicId, intent as ConfirmAct);
  const submission = parseWithZod(form, { schema: EditForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { name, surname, language = null, department, seat, ...typed } = submission.value;
  const phone = typed.phone.trim() === "" ? null : toE164(typed.phone, countryOf(editor.settings));
  if (phone === null && typed.phone.trim() !== "") {
    const result = submission.reply({ fieldErrors: { phone: [said("error.phone")] } });
    return { status: 400, body: { result } };
  }
  const outcome = await editProfile(needs, editor, publicId, {
    name,
    surname,
    phone,
    language,
    department,
    ...(seat === undefined ? {} : { seat }),
  });
  if (outcome.ok) return { status: 200, body: { done: "edited" } };
  if (outcome.refusal === "no_department") {
    const result = submission.reply({ fieldErrors: { department: [said("error.choice")] } });
    return { status: 400, body: { result } };
  }
  if (outcome.refusal === "no_seat") {
    const result = submission.reply({ fieldErrors: { seat: [said("newcomer.full")] } });
    return { status: 409, body: { result } };
  }
  const { text, status } = STOP_SAYS[outcome.refusal];
  return { status, body: { result: submission.reply({ formErrors: [said(text)] }) } };
}

async function mend(needs: Needs, editor: Editor, publicId: string, act: ConfirmAct): Promise<Answer> {
  const outcome = await mendConfirmation(needs, editor, publicId, act);
  if (outcome.ok) return { status: 200, body: { done: act } };
  return { status: STOP_SAYS[outcome.refusal].status, body: { refused: STOP_SAYS[outcome.refusal].text } };
}

async function mails(needs: Needs, editor: Editor, publicId: string, form: FormData): Promise<Answer> {
  const submission = parseWithZod(form, { schema: MailsForm });
  if (submission.status !== "success") return { status: 400, body: { refused: "error.choice" } };
  const outcome = await switchMailsOf(needs, editor, publicId, submission.value.on as MailKind[]);
  if (outcome.ok) return { status: 200, body: { done: "mails" } };
  return { status: STOP_SAYS[outcome.refusal].status, body: { refused: STOP_SAYS[outcome.refusal].text } };
}
