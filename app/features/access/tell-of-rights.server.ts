import { sql } from "drizzle-orm";
import type { Permission } from "~/domain/access";
import { isLanguage, type MessageKey, type Translate } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { composeMail } from "../mail/compose.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { roleTitle } from "./role-title";

type Thing = {
  role: { template: string | null; name: string; family?: string } | null;
  permission: Permission | null;
};
export type RightsChange = { given: readonly Thing[]; taken: readonly Thing[] };
type Reader = { email: string; name: string; language: string | null };

/** Tells people that their role or rights changed, wider or narrower, in their own language [MC-38] (features C5). */
export async function tellOfRights(
  needs: Pick<Needs, "db" | "mailer" | "origin">,
  { accountId, settings }: Changer,
  userIds: readonly number[],
  { given, taken }: RightsChange,
): Promise<void> {
  const people = await needs.db(accountId).all<Reader>(
    sql`SELECT email, name, language FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL
      AND id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`,
  );
  for (const { email, name, language } of people) {
    const inTheir = isLanguage(language)
      ? language
      : isLanguage(settings.language)
        ? settings.language
        : "en";
    const t = translatorOf(inTheir);
    const lines = [
      ...given.map((thing) => t("mail.role_changed.given", { what: wordsOf(t, thing) })),
      ...taken.map((thing) => t("mail.role_changed.taken", { what: wordsOf(t, thing) })),
    ].join("\n");
    await needs.mailer.post(
      composeMail(
        { accountId, to: email, name, language: inTheir, company: settings.companyName },
        "role_changed",
        ["mail.role_changed.subject", "mail.role_changed.text"],
        { lines, link: needs.origin },
      ),
    );
  }
}

const wordsOf = (t: Translate, { role, permission }: Thing) =>
  role === null ? t(`perm.${permission}` as MessageKey) : roleTitle(t, role);
