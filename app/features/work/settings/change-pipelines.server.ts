import { sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import { translatorOf } from "~/i18n/server";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { addPipeline, listLostReasons } from "~db/queries/work/pipelines";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { companyLanguage, currencyOf, pipelinesOf } from "../work-settings.server";
import { changeWork, type SettingsOutcome } from "./change-work.server";
import { deleteStage } from "./delete-stage.server";
import type { PipelineAct } from "./settings-form";

const refuse = (refusal: "not_found" | "taken") => ({ ok: false as const, refusal });
const clash = (names: readonly { name: string }[], name: string) =>
  names.some((one) => fold(one.name) === fold(name));

/** Changes pipelines, stages, reasons of a loss, the currency. The page has asked for `settings.crm`. */
export async function changePipelines(
  needs: Needs,
  acting: Acting,
  asked: PipelineAct,
): Promise<SettingsOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const pipelines = await pipelinesOf(needs, accountId);
  const newId = () => publicId(needs.random(16));
  const renamed = (field: string, before: string | null, after: string | null) => [{ field, before, after }];
  switch (asked.intent) {
    case "add_pipeline": {
      if (clash(pipelines, asked.name)) return refuse("taken");
      const t = translatorOf(await companyLanguage(db, accountId));
      const stages = (["unsorted", "first_contact", "won", "lost"] as const).map((stage) => ({
        publicId: newId(),
        name: t(`work.stage.${stage}`),
        kind: stage === "first_contact" ? ("open" as const) : stage,
      }));
      const pipeline = { publicId: newId(), name: asked.name, position: pipelines.length, stages };
      return changeWork(needs, acting, {
        write: addPipeline(accountId, pipeline, needs.now),
        target: asked.name,
        changes: renamed("pipeline", null, asked.name),
      });
    }
    case "rename_pipeline": {
      const pipeline = pipelines.find((one) => one.publicId === asked.id);
      if (pipeline === undefined) return refuse("not_found");
      if (
        clash(
          pipelines.filter(({ id }) => id !== pipeline.id),
          asked.name,
        )
      )
        return refuse("taken");
      return changeWork(needs, acting, {
        write: [
          sql`UPDATE pipelines SET name = ${asked.name} WHERE account_id = ${accountId} AND id = ${pipeline.id}`,
          mustChangeOne(),
        ],
        target: pipeline.name,
        changes: renamed("pipeline", pipeline.name, asked.name),
      });
    }
    case "add_stage": {
      const pipeline = pipelines.find((one) => one.publicId === asked.id);
      if (pipeline === undefined) return refuse("not_found");
      if (clash(pipeline.stages, asked.name)) return refuse("taken");
      // Before the stages that close a deal.
      const at = pipeline.stages.find(({ kind }) => kind === "won" || kind === "lost")?.position ?? 0;
      return changeWork(needs, acting, {
        write: [
          sql`UPDATE stages SET position = position + 1 WHERE account_id = ${accountId} AND pipeline_id = ${pipeline.id} AND position >= ${at}`,
          sql`INSERT INTO stages(account_id, public_id, pipeline_id, name, kind, position)
            VALUES (${accountId}, ${newId()}, ${pipeline.id}, ${asked.name}, 'open', ${at})`,
        ],
        target: pipeline.name,
        changes: renamed("stage", null, asked.name),
      });
    }
    case "rename_stage":
    case "move_stage":
    case "delete_stage": {
      const pipeline = pipelines.find(({ stages }) => stages.some(({ publicId: id }) => id === asked.id));
      const stage = pipeline?.stages.find((one) => one.publicId === asked.id);
      if (pipeline === undefined || stage === undefined) return refuse("not_found");
      if (asked.intent === "delete_stage")
        return deleteStage(needs, acting, {
          stage,
          to: pipelines.flatMap(({ stages }) => stages).find((one) => one.publicId === asked.to) ?? null,
          stages: pipeline.stages,
        });
      if (asked.intent === "rename_stage") {
        if (
          clash(
            pipeline.stages.filter(({ id }) => id !== stage.id),
            asked.name,
          )
        )
          return refuse("taken");
        return changeWork(needs, acting, {
          write: [
            sql`UPDATE stages SET name = ${asked.name} WHERE account_id = ${accountId} AND id = ${stage.id}`,
            mustChangeOne(),
          ],
          target: pipeline.name,
          changes: renamed("stage", stage.name, asked.name),
        });
      }
      const at = pipeline.stages.indexOf(stage);
      const other = pipeline.stages[at + Number(asked.by)];
      if (stage.kind !== "open" || other?.kind !== "open") return refuse("not_found");
      return changeWork(needs, acting, {
        write: [
          sql`UPDATE stages SET position = CASE id WHEN ${stage.id} THEN ${other.position} ELSE ${stage.position} END
            WHERE account_id = ${accountId} AND id IN (${stage.id}, ${other.id})`,
          mustHold(sql`changes() = 2`),
        ],
        target: pipeline.name,
        changes: [
          {
            field: "stage",
            before: `${stage.name} ${at + 1}`,
            after: `${stage.name} ${at + 1 + Number(asked.by)}`,
          },
        ],
      });
    }
    case "add_reason":
    case "delete_reason": {
      const reasons = await listLostReasons(db, accountId);
      if (asked.intent === "add_reason") {
        if (clash(reasons, asked.name)) return refuse("taken");
        return changeWork(needs, acting, {
          write: [
            sql`INSERT INTO lost_reasons(account_id, public_id, name, position)
              VALUES (${accountId}, ${newId()}, ${asked.name}, ${reasons.length})`,
          ],
          target: asked.name,
          changes: renamed("lost_reason", null, asked.name),
        });
      }
      const reason = reasons.find((one) => one.publicId === asked.id);
      if (reason === undefined) return refuse("not_found");
      // Deals that were lost for it keep saying so in their history.
      return changeWork(needs, acting, {
        write: [
          sql`DELETE FROM lost_reasons WHERE account_id = ${accountId} AND id = ${reason.id}`,
          mustChangeOne(),
        ],
        target: reason.name,
        changes: renamed("lost_reason", reason.name, null),
      });
    }
    case "currency": {
      const before = await currencyOf(db, accountId);
      return changeWork(needs, acting, {
        write: [
          sql`UPDATE settings SET currency = ${asked.currency} WHERE account_id = ${accountId}`,
          mustChangeOne(),
        ],
        target: asked.currency,
        changes: renamed("currency", before, asked.currency),
      });
    }
  }
}
