import * as z from "zod";
import { LANGUAGES } from "~/i18n";
import { countRows } from "~db/queries/import-rows";
import type { Acting } from "../acting";
import {
  beginImport,
  goOnImport,
  type ImportKind,
  LATER_STEPS,
  readRest,
  type StepAnswer,
  showImport,
  stepAnswer,
} from "../jobs/own-import.server";
import type { Needs } from "../needs";
import { GiftFields } from "../newcomers/gift-form";
import type { PersonRow } from "./columns";
import { importPeople } from "./import-people.server";
import { namesAdministrators } from "./names-administrators.server";
import { undoImport } from "./undo-import.server";

const PEOPLE: ImportKind = {
  job: importPeople,
  undo: undoImport,
  countMade: async (db, job) => (await countRows(db, job)).made,
};

const Start = z.strictObject({
  intent: z.literal("start"),
  role: GiftFields.role,
  department: GiftFields.department,
  language: z.enum(LANGUAGES),
});
const Step = z.discriminatedUnion("intent", [Start, ...LATER_STEPS]);

/**
 * One step of an import as the page sends it, in JSON: it begins, rows come, it runs, it is taken back. `confirm` is
 * called before one runs that makes Administrators; what it throws leaves the rows where they are.
 */
export async function answerImport(
  needs: Needs,
  acting: Acting,
  body: unknown,
  confirm: () => Promise<unknown>,
): Promise<StepAnswer> {
  const parsed = Step.safeParse(body);
  if (!parsed.success) return stepAnswer(400);
  if (parsed.data.intent !== "start")
    return goOnImport(needs, acting, PEOPLE, parsed.data, async (job) => {
      if (await namesAdministrators(needs.db(acting.accountId), job)) await confirm();
    });
  const { intent: _, ...input } = parsed.data;
  return beginImport(needs, acting, PEOPLE, input);
}

/** What the page shows of an import of one's own. */
export const showPeopleImport = (needs: Pick<Needs, "db">, acting: Acting, jobId: string) =>
  showImport<PersonRow>(needs, acting, PEOPLE, jobId);

/** All rows that made nobody, for the file of the rest. */
export const readPeopleRest = (needs: Pick<Needs, "db">, acting: Acting, jobId: string) =>
  readRest<PersonRow>(needs, acting, PEOPLE, jobId);
