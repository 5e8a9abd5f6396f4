import { addImportRows } from "~/features/jobs/fill-import.server";
import { startJob } from "~/features/jobs/start-job.server";
import { pipelinesOf } from "~/features/work/work-settings.server";
import { importRecords } from "~/features/work-import/import-records.server";
import { commit } from "~db/queries/guarded-batch";
import type { TestCompany } from "../../../support/company";
import { lostRaces } from "../../../support/lost-race";

/** An import of one contact, as its runner has it. */
async function aFile(company: TestCompany) {
  const { accountId, accountPublicId } = company;
  await pipelinesOf(company.needs(), accountId);
  const actor = await company.actor(company.owner);
  const input = { kind: "contact", way: "skip" } as const;
  const started = await startJob(company.needs(), importRecords, {
    accountId,
    input,
    actor,
    isFilling: true,
  });
  if (started.lost) throw new Error("lost");
  const { publicId } = started;
  const whose = { accountId, userId: company.ownerId, jobId: publicId };
  await addImportRows(company.needs(), whose, { rows: [{ line: 2, data: { name: "Anna" } }] });
  const [job] = await company.rows<{ id: number }>("SELECT id FROM jobs WHERE public_id = ?", publicId);
  const facts = { accountId, accountPublicId, publicId, input, actor, cursor: null, done: 0, total: 1 };
  return { ...facts, jobId: job?.id ?? 0 };
}

lostRaces([
  {
    file: "work-import/import-records",
    what: "the importer's rights have changed while a chunk was read",
    told: { lost: true },
    scene: async (company) => {
      const job = await aFile(company);
      return async (needs) => {
        const { write = [] } = await importRecords.step(needs, job);
        return commit(needs.db(job.accountId), write);
      };
    },
  },
]);
