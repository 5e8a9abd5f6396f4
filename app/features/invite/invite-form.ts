import * as z from "zod";
import { said } from "~/i18n/said";
import { GiftFields } from "../newcomers/gift-form";
import { NewPasswordText } from "../session/new-password-form";
import { LanguageName, line, NewEmail, optionalLine } from "../session/typed-text";

/** "Invite": a pasted list of addresses, one role, one department, the language of the mail [MC-10…13, MC-16e]. */
export const InviteForm = z
  .object({
    intent: z.literal("invite"),
    emails: z.string({ error: said("error.required") }).max(20_000),
    ...GiftFields,
    language: LanguageName,
  })
  .strict();

/** "Send again" and "Withdraw" of one invitation [MC-14]. */
export const OneForm = z
  .object({ intent: z.enum(["resend", "revoke"]), invitation: z.string().max(64) })
  .strict();

/** Somebody who is signed in already only agrees, with the name by which this company knows them. */
export const AcceptSignedInForm = z.object({ name: line(100), surname: optionalLine(100) }).strict();

/** A newcomer's name and password. */
export const AcceptForm = z
  .object({ name: line(100), surname: optionalLine(100), password: NewPasswordText })
  .strict();

/** Somebody who has a password already shows it instead of choosing one. */
export const AcceptKnownForm = z
  .object({
    name: line(100),
    surname: optionalLine(100),
    password: z.string({ error: said("error.required") }).max(1_000),
  })
  .strict();

const MOST = 100;
/** The addresses of a pasted list, each once, at most 100; what is none is named with its problem [MC-11]. */
export function readAddresses(text: string): { email: string; isGood: boolean }[] {
  const parts = text
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^[<"']+|[>"']+$/g, ""))
    .filter((part) => part !== "");
  const seen = new Map(parts.map((part) => [part.toLowerCase(), part]));
  return [...seen.values()]
    .slice(0, MOST)
    .map((email) => ({ email, isGood: NewEmail.safeParse(email).success }));
}
