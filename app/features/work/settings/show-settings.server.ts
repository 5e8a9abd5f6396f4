import { CARD_KINDS } from "~/domain/work/kinds";
import { totalsByStage } from "~db/queries/work/board";
import { listCustomFields } from "~db/queries/work/marks";
import { listLostReasons } from "~db/queries/work/pipelines";
import type { Needs } from "../../needs";
import { currencyOf, pipelinesOf } from "../work-settings.server";

/** Pipelines with how many deals stand in each stage, reasons of a loss, the currency. */
export async function showPipelines(needs: Needs, accountId: number) {
  const db = needs.db(accountId);
  const [pipelines, totals, reasons, currency] = await Promise.all([
    pipelinesOf(needs, accountId),
    totalsByStage(db, { accountId, scope: { kind: "any" } }),
    listLostReasons(db, accountId),
    currencyOf(db, accountId),
  ]);
  return {
    pipelines: pipelines.map(({ publicId: id, name, stages }) => ({
      id,
      name,
      stages: stages.map((stage) => ({
        id: stage.publicId,
        name: stage.name,
        kind: stage.kind,
        deals: totals.find(({ stageId }) => stageId === stage.id)?.count ?? 0,
      })),
    })),
    reasons: reasons.map(({ publicId: id, name }) => ({ id, name })),
    currency,
  };
}

/** The company's own fields of every kind of card. */
export async function showFields(needs: Pick<Needs, "db">, accountId: number) {
  const lists = await Promise.all(
    CARD_KINDS.map(async (on) =>
      (await listCustomFields(needs.db(accountId), accountId, on)).map(({ publicId: id, name, kind }) => ({
        id,
        on,
        name,
        kind,
      })),
    ),
  );
  return { fields: lists.flat() };
}
