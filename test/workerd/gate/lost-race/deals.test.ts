import { expect } from "vitest";
import { createDeal } from "~/features/work/deals/create-deal.server";
import { editDeal } from "~/features/work/deals/edit-deal.server";
import { moveDeal } from "~/features/work/deals/move-deal.server";
import { pipelinesOf } from "~/features/work/work-settings.server";
import { changerOf } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";

/** A deal in its first stage, the stage after it, and the owner whose deal it is. */
async function aDeal(company: TestCompany) {
  const owner = await changerOf(company, company.owner);
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM users WHERE id = ?",
    company.ownerId,
  );
  const viewer = { ...owner, publicId: row?.publicId ?? "" };
  const draft = { name: "Sofa", amount: 100 };
  const made = await createDeal(company.needs(), viewer, draft);
  if (!made.ok) throw new Error(made.refusal);
  const stages = (await pipelinesOf(company.needs(), company.accountId)).flatMap((one) => one.stages);
  const [first, next] = stages.filter(({ kind }) => kind === "open");
  return { viewer, draft, deal: made.publicId, stages: { first, next, to: next?.publicId ?? "" } };
}

lostRaces([
  {
    file: "work/deals/create-deal",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { viewer, draft } = await aDeal(company);
      return (needs) => createDeal(needs, viewer, draft);
    },
  },
  {
    file: "work/deals/edit-deal",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { viewer, deal } = await aDeal(company);
      return (needs) => editDeal(needs, viewer, { deal, mine: { name: "Big sofa" }, seen: null });
    },
  },
  {
    file: "work/deals/move-deal",
    what: "somebody has moved it",
    told: { ok: false, refusal: "moved_on", stage: expect.any(String) },
    scene: async (company) => {
      const { viewer, deal, stages } = await aDeal(company);
      return {
        act: (needs) => moveDeal(needs, viewer, { deal, to: stages.to }),
        faster: () => moveDeal(company.needs(), viewer, { deal, to: stages.to }),
      };
    },
  },
]);
