import { giveBack } from "~/features/hand-over/give-back.server";
import { handOver } from "~/features/hand-over/hand-over.server";
import { nameAnother } from "~/features/hand-over/name-another.server";
import { JOB_KINDS } from "~/features/job-kinds.server";
import { jobsOf } from "~workers/scheduled/work-jobs";
import { changerOf } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { allTo, onlyUntilAnswered, someWork } from "../../../support/hand-over";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";

/** Somebody with work, and a colleague; what has been started runs to its end when `isDone`. */
async function leaving(company: TestCompany, purpose: "deletion" | "move", isDone: boolean | null) {
  const [leaver, heir] = [await company.aPerson(), await company.aPerson()];
  await company.rehydrate();
  await someWork(company, leaver.userId, 1);
  const owner = await changerOf(company, company.owner);
  const wanted = { purpose, plan: allTo(heir.userId), typed: "" };
  if (isDone !== null) await handOver(onlyUntilAnswered(company), owner, leaver.publicId, wanted);
  if (isDone) await jobsOf(JOB_KINDS, () => company.clock.now).run(company.needs());
  return { leaver, heir, wanted, owner: await changerOf(company, company.owner) };
}
const waiting = (company: TestCompany) =>
  company.rows("UPDATE hand_overs SET state = 'waiting' WHERE account_id = ?", company.accountId);

lostRaces([
  {
    file: "hand-over/hand-over",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { leaver, wanted, owner } = await leaving(company, "deletion", null);
      return (needs) => handOver(needs, owner, leaver.publicId, wanted);
    },
  },
  {
    file: "hand-over/hand-over",
    what: "somebody has started to hand the work over",
    told: CONFLICT,
    scene: async (company) => {
      const { leaver, wanted, owner } = await leaving(company, "move", null);
      return {
        act: (needs) => handOver(needs, owner, leaver.publicId, wanted),
        faster: () => handOver(onlyUntilAnswered(company), owner, leaver.publicId, wanted),
      };
    },
  },
  {
    file: "hand-over/name-another",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { leaver, heir, owner } = await leaving(company, "move", false);
      await waiting(company);
      return (needs) => nameAnother(needs, owner, leaver.publicId, heir.userId);
    },
  },
  {
    file: "hand-over/name-another",
    what: "somebody has named another already",
    told: CONFLICT,
    scene: async (company) => {
      const { leaver, heir, owner } = await leaving(company, "move", false);
      await waiting(company);
      return {
        act: (needs) => nameAnother(needs, owner, leaver.publicId, heir.userId),
        faster: () =>
          company.rows("UPDATE hand_overs SET state = 'moving' WHERE account_id = ?", company.accountId),
      };
    },
  },
  {
    file: "hand-over/give-back",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { leaver, owner } = await leaving(company, "move", true);
      return (needs) => giveBack(needs, owner, leaver.publicId);
    },
  },
]);
