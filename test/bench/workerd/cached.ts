import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { at } from "../../../scripts/lib/paths.mjs";
import { type Served, serveWorkers, type WorkerPlan } from "./serve";

/**
 * A Worker over data that take long to make: made once, kept under `.cache`, used by every later run. `fill` is a path
 * of the Worker that makes them in its empty database.
 */
export async function serveWithData(name: string, plan: WorkerPlan, fill: string): Promise<Served> {
  const kept = at(".cache/bench", name);
  if (!existsSync(kept)) {
    const making = `${kept}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    const served = await serveWorkers({ data: plan }, making);
    const response = await fetch(`${served.urls.data}${fill}`);
    const text = await response.text();
    await served.stop();
    if (!response.ok) throw new Error(`no data: ${text.slice(0, 200)}`);
    renameSync(making, kept);
  }
  return serveWorkers({ data: plan }, kept);
}

/** Asks a path of the Worker and answers its JSON. */
export async function askData<Answer>(served: Served, path: string): Promise<Answer> {
  const response = await fetch(`${served.urls.data}${path}`);
  if (!response.ok) throw new Error((await response.text()).slice(0, 300));
  return (await response.json()) as Answer;
}
