import { ensureInstalled } from "./lib/install.mjs";
import { testFiles } from "./lib/layers.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

/**
 * What a check runs of the two layers that need a runtime: a file or two of each area, the rules that everything stands
 * on first. `npm test` runs all of them.
 */
const BRIEF = {
  app: [
    "access/roles",
    "chats",
    "faults",
    "house",
    "leave",
    "not-me",
    "stop-access",
    "today",
    "why",
    "work/deals",
  ],
  workerd: [
    "access/grants",
    "access/roles",
    "company/changes",
    "conversations/rules",
    "gate/admission",
    "holds",
    "jobs/run-job",
    "limits/meter",
    "limits/restore",
    "live/presence",
    "log/page",
    "mail/outbox",
    "network/change-list",
    "network/probation",
    "network/sockets",
    "session/sessions",
  ],
};
const otherThanBrief = (layer) => {
  const brief = BRIEF[layer].map((name) => `test/${layer}/${name}.test.ts`);
  return testFiles(`test/${layer}`).filter((file) => !brief.includes(file));
};

// npm run check: what a change must pass before it is shown to anybody; two minutes at most, no browser.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { runLayer, summarise } = await import("./lib/layers.mjs");
  const { runTool } = await import("./lib/run.mjs");
  const small = { GATEHOUSE_COUNTS: "small" };
  const rules = async () => {
    await Promise.all([
      runTool("typescript/bin/tsc", ["-p", ".", "--incremental", "--tsBuildInfoFile", ".cache/types"]),
      runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    ]);
    console.log("Types and lint are clean.");
    return [await runLayer("unit", small), await runLayer("workerd", small, otherThanBrief("workerd"))];
  };
  const pages = async () => {
    await ensureBuilt();
    return [await runLayer("app", small, otherThanBrief("app"))];
  };
  // Two lanes of about the same length: a check is run often, and most machines have two cores.
  const results = (await Promise.all([rules(), pages()])).flat();
  process.exit(summarise(results));
});
