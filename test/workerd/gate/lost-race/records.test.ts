import type { Needs } from "~/features/needs";
import { createDeal } from "~/features/work/deals/create-deal.server";
import { changeFields } from "~/features/work/settings/change-fields.server";
import { changePipelines } from "~/features/work/settings/change-pipelines.server";
import { deleteStage } from "~/features/work/settings/delete-stage.server";
import { createTask } from "~/features/work/tasks/save-task.server";
import { pipelinesOf } from "~/features/work/work-settings.server";
import { changerOf } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

const WHO = "the actor's rights have changed";

async function owner(company: TestCompany) {
  const viewer = await changerOf(company, company.owner);
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM users WHERE id = ?",
    company.ownerId,
  );
  return { ...viewer, publicId: row?.publicId ?? "" };
}

lostRaces([
  {
    file: "work/tasks/save-task",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const viewer = await owner(company);
      const task = { text: "Call", kind: "call" as const, dueAt: company.clock.now, remindBefore: null };
      return (needs) => createTask(needs, viewer, task);
    },
  },
  {
    file: "work/settings/change-work",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const viewer = await owner(company);
      await pipelinesOf(company.needs(), company.accountId);
      return (needs) => changePipelines(needs, viewer, { intent: "add_pipeline", name: "Second" });
    },
  },
  ...(["rename_field", "move_field"] as const).map((intent) => ({
    file: "work/settings/change-fields",
    what: `${intent}: somebody else has done it first`,
    told: CONFLICT,
    scene: async (company: TestCompany) => {
      const viewer = await owner(company);
      for (const name of ["Budget", "Floor"])
        await changeFields(company.needs(), viewer, { intent: "add_field", on: "deal", name, kind: "text" });
      const [first] = await company.rows<{ id: string }>(
        "SELECT public_id AS id FROM custom_fields WHERE account_id = ? ORDER BY position",
        company.accountId,
      );
      const id = first?.id ?? "";
      const done = (name: string) =>
        intent === "rename_field" ? { intent, id, name } : { intent, id, by: "1" as const };
      return {
        act: (needs: Needs) => changeFields(needs, viewer, done("Money")),
        faster: () => changeFields(company.needs(), viewer, done("Price")),
      };
    },
  })),
  {
    file: "work/settings/delete-stage",
    what: "a deal has come into the stage",
    told: CONFLICT,
    scene: async (company) => {
      const viewer = await owner(company);
      const [pipeline] = await pipelinesOf(company.needs(), company.accountId);
      const stages = pipeline?.stages ?? [];
      const stage = stages.filter(({ kind }) => kind === "open")[1]!;
      const draft = { name: "Sofa", amount: 100, stage: stage.publicId };
      return {
        act: (needs) => deleteStage(needs, viewer, { stage, to: null, stages }),
        faster: () => createDeal(company.needs(), viewer, draft),
      };
    },
  },
]);
