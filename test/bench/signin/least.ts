import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { page } from "../page/served";
import { type Served, serveWorkers } from "../workerd/serve";

let served: Promise<Served> | null = null;
let data = "";

async function start(): Promise<Served> {
  const { server } = await page();
  data = mkdtempSync(join(tmpdir(), "gatehouse-bench-least-"));
  const plan = {
    entry: "test/bench/signin/least-worker.ts",
    objects: { KEEPER: "Keeper" },
    bindings: { HASHER: String(server.hasherUrl), HASHER_KEY: server.secrets.HASHER_KEY },
  };
  const started = await serveWorkers({ least: plan }, data);
  await fetch(`${started.urls.least}/tables`);
  return started;
}

/** Where a Worker stands that does the least a sign-in can, over files, with the same hasher. */
export async function leastUrl(): Promise<string> {
  served ??= start();
  return (await served).urls.least as string;
}

export async function stopLeast(): Promise<void> {
  await (await served)?.stop();
  if (data !== "") rmSync(data, { recursive: true, force: true });
  served = null;
}
