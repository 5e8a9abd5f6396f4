import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../scripts/lib/paths.mjs";
import { type Served, serveWorkers, type WorkerPlan } from "./serve";

/**
 * A Worker over data that take long to make: made once, kept under `.cache`, used by every later run. `fill` is a path
 * of the Worker that makes them in its empty database.
 */
export async function serveWithData(name: string, plan: WorkerPlan, fill: string): Promise<Served> {
  return serveWorkers({ data: plan }, await keep(name, plan, fill));
}

/** Where the data lie; makes them when they are not there. */
async function keep(name: string, plan: WorkerPlan, fill: string): Promise<string> {
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
  return kept;
}

/** The same over a copy, for who changes the data: every run finds them as they were made. */
export async function serveWithCopy(name: string, plan: WorkerPlan, fill: string): Promise<Served> {
  const kept = await keep(name, plan, fill);
  const copy = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  cpSync(kept, copy, { recursive: true });
  const served = await serveWorkers({ data: plan }, copy);
  return { ...served, stop: () => served.stop().then(() => rmSync(copy, { recursive: true, force: true })) };
}

/** Asks a path of the Worker and answers its JSON. */
export async function askData<Answer>(served: Served, path: string): Promise<Answer> {
  const response = await fetch(`${served.urls.data}${path}`);
  if (!response.ok) throw new Error((await response.text()).slice(0, 300));
  return (await response.json()) as Answer;
}
