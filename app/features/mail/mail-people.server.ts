import { sql } from "drizzle-orm";
import { isLanguage, type Language, type MessageKey, type MessageValues } from "~/i18n";
import { type Formatter, formatter } from "~/i18n/format";
import { translatorOf } from "~/i18n/server";
import type { Needs } from "../needs";
import type { MailKind } from "./mail";

export type Letter = {
  kind: MailKind;
  subject: MessageKey;
  text: MessageKey;
  /** Values of both, with dates in the reader's language and zone. */
  values: (reader: { company: string; name: string; language: Language; format: Formatter }) => MessageValues;
};

type Reader = { email: string; name: string; language: string | null; timeZone: string | null };
type Company = { company: string; language: string; timeZone: string };

/** Writes to these people of one company, each in their own language; those without an address are left out. */
export async function mailPeople(
  needs: Needs,
  accountId: number,
  userIds: readonly number[],
  letter: Letter,
): Promise<void> {
  const db = needs.db(accountId);
  const company = await db.get<Company>(sql`SELECT company_name AS company, language, time_zone AS timeZone
    FROM settings WHERE account_id = ${accountId}`);
  const readers = await db.all<Reader>(sql`SELECT email, name, language, time_zone AS timeZone FROM users
    WHERE account_id = ${accountId} AND deleted_at IS NULL AND email <> ''
      AND id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`);
  for (const reader of readers) await needs.mailer.post(written(accountId, company, reader, letter));
}

function written(accountId: number, company: Company, reader: Reader, letter: Letter) {
  const language: Language = [reader.language, company.language].find(isLanguage) ?? "en";
  const t = translatorOf(language);
  const format = formatter(language, reader.timeZone ?? company.timeZone, t);
  const values = letter.values({ company: company.company, name: reader.name, language, format });
  const paragraphs = [
    t("mail.greeting", { name: reader.name }),
    t(letter.text, values),
    t("mail.footer", { company: company.company }),
  ];
  return {
    accountId,
    to: reader.email,
    kind: letter.kind,
    language,
    subject: t(letter.subject, values),
    text: paragraphs.join("\n\n"),
  };
}
