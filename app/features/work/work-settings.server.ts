import { sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { isLanguage, type Language } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { Db } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import {
  addLostReasons,
  addPipeline,
  listPipelines,
  mustHaveNoPipeline,
  type Pipeline,
} from "~db/queries/work/pipelines";
import type { Needs } from "../needs";

/** In which currency the company counts its deals. */
export async function currencyOf(db: Db, accountId: number): Promise<string> {
  const row = await db.get<{ currency: string } | undefined>(
    sql`SELECT currency FROM settings WHERE account_id = ${accountId}`,
  );
  return row?.currency ?? "EUR";
}

/** The language of the company: for names that are made once, and for phones without a country code. */
export async function companyLanguage(db: Db, accountId: number): Promise<Language> {
  const row = await db.get<{ language: string } | undefined>(
    sql`SELECT language FROM settings WHERE account_id = ${accountId}`,
  );
  return isLanguage(row?.language) ? row.language : "en";
}

const STAGES = [
  ["unsorted", "unsorted"],
  ["first_contact", "open"],
  ["negotiation", "open"],
  ["decision", "open"],
  ["contract", "open"],
  ["won", "won"],
  ["lost", "lost"],
] as const;
const REASONS = ["price", "competitor", "no_need", "no_answer"] as const;

/** The company's pipelines. A company without one gets the usual one, in its language, at its first use. */
export async function pipelinesOf(
  needs: Pick<Needs, "db" | "now" | "random">,
  accountId: number,
): Promise<Pipeline[]> {
  const db = needs.db(accountId);
  const known = await listPipelines(db, accountId);
  if (known.length > 0) return known;
  const t = translatorOf(await companyLanguage(db, accountId));
  const newId = () => publicId(needs.random(16));
  const stages = STAGES.map(([name, kind]) => ({ publicId: newId(), name: t(`work.stage.${name}`), kind }));
  await commit(db, [
    mustHaveNoPipeline(accountId),
    ...addPipeline(
      accountId,
      { publicId: newId(), name: t("work.pipeline.default"), position: 0, stages },
      needs.now,
    ),
    addLostReasons(
      accountId,
      REASONS.map((reason) => ({ publicId: newId(), name: t(`work.lost.${reason}`) })),
    ),
  ]);
  return listPipelines(db, accountId);
}
