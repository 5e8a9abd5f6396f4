import { sql } from "drizzle-orm";
import * as z from "zod";
import { days } from "~/domain/time/durations";
import { act } from "~/features/activity/act.server";
import { sealLog } from "~/features/audit/seal-log.server";
import { addImportRows } from "~/features/jobs/fill-import.server";
import { jobKind } from "~/features/jobs/job-kind.server";
import { newJob, startJob } from "~/features/jobs/start-job.server";
import { createToken } from "~/features/tokens/create-token.server";
import { revokeToken } from "~/features/tokens/revoke-token.server";
import { addNote, deleteNote } from "~/features/work/card/add-note.server";
import { commit } from "~db/queries/guarded-batch";
import { changerOf } from "../../../support/changer";
import { from, OFFICE, type TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";
const owner = (company: TestCompany) => changerOf(company, company.owner);

/** A kind of job that does nothing: only its beginning is raced. */
const idle = jobKind({
  name: "idle",
  input: z.strictObject({}),
  cursor: z.number(),
  step: async () => ({ cursor: null, done: 0 }),
});

const token = (company: TestCompany) => ({
  kind: "service" as const,
  name: "Night sync",
  scopes: null,
  addresses: [],
  expiresAt: company.clock.now + days(7),
});

const CARD = { kind: "deal", id: 1, name: "Deal" } as const;

/** An import of the owner's whose rows still arrive. */
async function filling(company: TestCompany) {
  const { accountId, ownerId } = company;
  const actor = await company.actor(company.owner);
  const job = newJob(company.needs(), idle, { accountId, input: {}, actor, isFilling: true });
  await commit(company.db, [job.insert]);
  return { accountId, userId: ownerId, jobId: job.publicId };
}

lostRaces([
  {
    file: "activity/act",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const viewer = await owner(company);
      const write = [
        sql`INSERT INTO checklist(account_id, item, state, at) VALUES (${company.accountId}, 'done by act', 'done', 0)`,
      ];
      const deeds = [{ kind: "list_viewed" as const, object: null, amount: 1 }];
      return (needs) => act(needs, viewer, { write, deeds, source: "page" });
    },
  },
  {
    file: "jobs/start-job",
    what: WHO,
    told: { lost: true },
    scene: async (company) => {
      const actor = await company.actor(company.owner);
      const start = { accountId: company.accountId, input: {}, actor, isFilling: true };
      return (needs) => startJob(needs, idle, start);
    },
  },
  {
    file: "jobs/fill-import",
    what: "the import has been closed in another tab",
    told: { ok: false, refusal: "closed" },
    scene: async (company) => {
      const whose = await filling(company);
      return {
        act: (needs) => addImportRows(needs, whose, { rows: [{ line: 1, data: { name: "Anna" } }] }),
        faster: () => company.rows("UPDATE jobs SET state = 'done' WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "tokens/create-token",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await owner(company);
      return (needs) => createToken(needs, acting, token(company), from(OFFICE));
    },
  },
  {
    file: "tokens/revoke-token",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const acting = await owner(company);
      const made = await createToken(company.needs(), acting, token(company), from(OFFICE));
      if (!made.ok) throw new Error(made.refusal);
      return (needs) => revokeToken(needs, acting, made.id);
    },
  },
  {
    file: "work/card/add-note",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const viewer = await owner(company);
      return (needs) => addNote(needs, viewer, CARD, "Call back");
    },
  },
  {
    file: "work/card/add-note",
    what: "the note has been taken away in another tab",
    told: CONFLICT,
    scene: async (company) => {
      const viewer = await owner(company);
      await addNote(company.needs(), viewer, CARD, "Call back");
      const [note] = await company.rows<{ id: string }>(
        "SELECT public_id AS id FROM notes WHERE account_id = ?",
        company.accountId,
      );
      return {
        act: (needs) => deleteNote(needs, viewer, CARD, note?.id ?? ""),
        faster: () => company.rows("UPDATE notes SET deleted_at = 1 WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "audit/seal-log",
    what: "another run has made the seal",
    told: 0,
    scene: async (company) => {
      await createToken(company.needs(), await owner(company), token(company), from(OFFICE));
      return {
        act: (needs) => sealLog(needs, company.account),
        faster: () => sealLog(company.needs(), company.account),
      };
    },
  },
]);
