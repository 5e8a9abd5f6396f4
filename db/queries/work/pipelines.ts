import { type SQL, sql } from "drizzle-orm";
import type { StageKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import { mustHold } from "../guarded-batch";

export type Stage = {
  id: number;
  publicId: string;
  pipelineId: number;
  name: string;
  kind: StageKind;
  position: number;
};
export type Pipeline = { id: number; publicId: string; name: string; position: number; stages: Stage[] };
export type LostReason = { id: number; publicId: string; name: string };

/** The company's pipelines with their stages, each in its order. */
export async function listPipelines(db: Db, accountId: number): Promise<Pipeline[]> {
  const pipelines = await db.all<Omit<Pipeline, "stages">>(
    sql`SELECT id, public_id AS publicId, name, position FROM pipelines WHERE account_id = ${accountId} ORDER BY position, id`,
  );
  const stages = await db.all<Stage>(
    sql`SELECT id, public_id AS publicId, pipeline_id AS pipelineId, name, kind, position FROM stages
      WHERE account_id = ${accountId} ORDER BY pipeline_id, position, id`,
  );
  return pipelines.map((one) => ({
    ...one,
    stages: stages.filter(({ pipelineId }) => pipelineId === one.id),
  }));
}

export const listLostReasons = (db: Db, accountId: number) =>
  db.all<LostReason>(
    sql`SELECT id, public_id AS publicId, name FROM lost_reasons WHERE account_id = ${accountId} ORDER BY position, id`,
  );

export type NewPipeline = {
  publicId: string;
  name: string;
  position: number;
  stages: readonly { publicId: string; name: string; kind: StageKind }[];
};

/** Statements that add a pipeline with its stages. */
export function addPipeline(accountId: number, pipeline: NewPipeline, at: number): SQL[] {
  const { publicId, name, position, stages } = pipeline;
  return [
    sql`INSERT INTO pipelines(account_id, public_id, name, position, created_at)
      VALUES (${accountId}, ${publicId}, ${name}, ${position}, ${at})`,
    sql`INSERT INTO stages(account_id, public_id, pipeline_id, name, kind, position)
      SELECT ${accountId}, value ->> 'publicId', (SELECT id FROM pipelines WHERE public_id = ${publicId}),
        value ->> 'name', value ->> 'kind', key FROM json_each(${JSON.stringify(stages)}) ORDER BY key`,
  ];
}

export const addLostReasons = (
  accountId: number,
  reasons: readonly { publicId: string; name: string }[],
): SQL =>
  sql`INSERT INTO lost_reasons(account_id, public_id, name, position)
    SELECT ${accountId}, value ->> 'publicId', value ->> 'name', key FROM json_each(${JSON.stringify(reasons)}) ORDER BY key`;

/** Two people who open an empty company's deals at once make one pipeline, not two. */
export const mustHaveNoPipeline = (accountId: number) =>
  mustHold(sql`NOT EXISTS (SELECT 1 FROM pipelines WHERE account_id = ${accountId})`);
