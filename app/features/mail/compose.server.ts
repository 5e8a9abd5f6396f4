import type { MessageKey, MessageValues } from "~/i18n";
import { isLanguage } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { Mail, MailKind } from "./mail";

/** Who reads a mail, and on whose behalf it is written. */
export type Reader = {
  accountId: number;
  to: string;
  name: string;
  language: string;
  company: string;
};

/** A mail in its reader's language: greeting, text, footer. */
export function composeMail(
  reader: Reader,
  kind: MailKind,
  [subject, text]: [MessageKey, MessageKey],
  values: MessageValues,
): Mail {
  const language = isLanguage(reader.language) ? reader.language : "en";
  const t = translatorOf(language);
  const said = { name: reader.name, company: reader.company, ...values };
  return {
    accountId: reader.accountId,
    to: reader.to,
    kind,
    language,
    subject: t(subject, said),
    text: [t("mail.greeting", said), t(text, said), t("mail.footer", said)].join("\n\n"),
  };
}
