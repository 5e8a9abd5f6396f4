import * as z from "zod";
import { said } from "~/i18n/said";
import { LanguageName, line, NewEmail } from "../session/typed-text";
import { GiftFields, RightText } from "./gift-form";

/** "Add user" [MC-15…18, AU-03…06]. The phone is read by the server, which knows the company's country. */
export const CreateForm = z
  .object({
    name: line(100),
    surname: line(100),
    email: NewEmail,
    phone: z.string().max(40, said("error.phone")).default(""),
    ...GiftFields,
    right: z.preprocess(
      (given) => (Array.isArray(given) ? given : [given]).filter((text) => text !== "" && text !== undefined),
      z.array(RightText).max(20),
    ),
    language: LanguageName,
    start: z.enum(["link", "password"], { error: said("error.choice") }),
    password: z.string().max(2_000).default(""),
  })
  .strict();

/** Rights that the form offers beside the role; all others are on the person's page of rights [MC-18, AU-06]. */
export const RIGHTS_OFFERED = [
  "deals.view",
  "deals.create",
  "deals.edit",
  "contacts.edit",
  "deals.delete",
  "stats.team",
] as const;
