import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { isOptionalMail } from "~/domain/mail/kinds";
import { said } from "~/i18n/said";
import { LanguageName, line, optionalLine } from "../session/typed-text";

/** Kinds of people between which an administrator chooses: with a seat, or without one. */
export const SEATS = ["staff", "free"] as const;
export type Seat = (typeof SEATS)[number];

/** "Edit profile" of somebody's card; the e-mail is the person's own and not edited here (architecture, "Identities"). */
export const EditForm = z
  .object({
    intent: z.literal("edit_profile"),
    name: line(100),
    surname: optionalLine(100),
    phone: z.string().max(40, said("error.phone")).default(""),
    language: LanguageName.optional(),
    /** Not sent: stays as it is. */
    department: z.union([z.literal("none"), z.string().refine(isPublicId)]).optional(),
    /** Whether they occupy a seat [AU-15]; not sent: stays as it is. */
    seat: z.enum(SEATS).optional(),
  })
  .strict();

/** Which notices somebody gets [MC-47]: what is not named is off. */
export const MailsForm = z
  .object({
    intent: z.literal("switch_mails"),
    on: z.array(z.string().refine(isOptionalMail)).max(100).default([]),
  })
  .strict();
