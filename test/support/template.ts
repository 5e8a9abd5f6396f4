import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bundle, ensureBuilt } from "../../scripts/lib/build.mjs";
import { seedDemo } from "../../scripts/lib/first-start.mjs";
import { startOnFreePort } from "./start";

declare module "vitest" {
  interface ProvidedContext {
    /** A state folder with the demo company, to be copied; and its sign-ins. */
    demoState: string;
    demoSignIns: { email: string; password: string }[];
  }
}

/** The bundle whose bindings fail and whose clock moves on demand: see `faults/entry.ts`. */
export const FAULTY_BUNDLE = "dist/faulty";

/** Once per layer: builds what is stale and seeds the demo company that the tests' servers start from. */
export default async function setup(project: TestProject) {
  await ensureBuilt();
  await bundle(FAULTY_BUNDLE, ["test/support/faults/entry.ts", "-c", "wrangler.toml", "--bundle"]);
  const state = mkdtempSync(join(tmpdir(), "gatehouse-template-"));
  const server = await startOnFreePort({ state, cron: false });
  const signIns = await seedDemo(server, Date.now());
  await server.stop();
  project.provide("demoState", state);
  project.provide("demoSignIns", signIns);
  return () => rmSync(state, { recursive: true, force: true });
}
