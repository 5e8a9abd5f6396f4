import { LANGUAGES } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { findCompany } from "~db/queries/company";
import { listSignoffs } from "~db/queries/notice";
import type { Needs } from "../needs";
import { noticeText } from "./notice-lines";

const SHOWN = 200;

/** For administrators: who has confirmed the notice, and its text ready to send in each language (FM-14). */
export async function readSignoffs(needs: Pick<Needs, "db">, accountId: number) {
  const db = needs.db(accountId);
  const company = await findCompany(db, accountId);
  const facts = { ...company, showsPage: company.showsPage === 1 };
  const texts = LANGUAGES.map((language) => ({
    language,
    text: noticeText(translatorOf(language), company.name, facts),
  }));
  return { ...(await listSignoffs(db, accountId, company.noticeVersion, SHOWN)), texts };
}

export type Signoffs = Awaited<ReturnType<typeof readSignoffs>>;
