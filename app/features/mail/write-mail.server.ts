import type { MailKind } from "~/domain/mail/kinds";
import { oneLine } from "~/domain/text/one-line";
import { isLanguage, type Language } from "~/i18n";
import { formatter } from "~/i18n/format";
import { translatorOf } from "~/i18n/server";
import type { MailDetails } from "./details";
import type { Letter, Write } from "./letters/letter";
import { LETTERS } from "./letters.server";
import { page } from "./page.server";

export type MailReader = { name: string; language: string; timeZone: string; company: string };
export type Written = { language: Language; subject: string; text: string; html: string };

/** Puts a mail into words, for one reader. All links are made from `origin`, the configured one (ASVS 4.1.3). */
export function writeMail(kind: MailKind, details: unknown, reader: MailReader, origin: string): Written {
  const language = isLanguage(reader.language) ? reader.language : "en";
  const t = translatorOf(language);
  const { name, company } = reader;
  const format = formatter(language, reader.timeZone, t);
  const write = LETTERS[kind] as Write<MailDetails[MailKind]>;
  const letter: Letter = write(details as MailDetails[MailKind], { t, format, language, company, name });
  const link = letter.link === undefined ? null : `${origin}${letter.link.path}`;
  const values = { name, company, ...letter.values, link: link ?? "" };
  const greeting = t("mail.greeting", values);
  const footer = t("mail.footer", values);
  const text = t(letter.text, values);
  const subject = oneLine(t(letter.subject, values));
  return {
    language,
    subject,
    text: [greeting, text, footer].join("\n\n"),
    html: page({
      language,
      subject,
      paragraphs: [greeting, ...text.split("\n\n")],
      footer,
      button:
        letter.link === undefined || link === null ? null : { href: link, label: t(letter.link.action) },
    }),
  };
}
