import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

/**
 * What starts whole machines, plays days, hashes by the hundred, asks every route as everybody, races every use-case or
 * fills tables with 100,000 rows: `npm test` runs these.
 */
const LONG = {
  app: [
    "admission-cost",
    "api/contract",
    "api/example",
    "api/operation-matrix",
    "create-person",
    "demo-company",
    "demo-day",
    "export",
    "hasher",
    "hostile-requests",
    "import-records",
    "invite",
    "leave",
    "log",
    "mail/smtp",
    "network",
    "npm-start",
    "operator",
    "own-sessions",
    "people-import",
    "reset",
    "route-matrix",
    "security-headers",
    "setup",
    "sign-in",
    "start",
  ],
  workerd: [
    ...["channels", "chats", "crm", "limits", "network", "own", "people", "rights", "roles", "structure"].map(
      (area) => `gate/lost-race/${area}`,
    ),
    "audit/seals",
    "audit/tampering",
    "conversations/rows-read",
    "copies/full-copy",
    "erasure/erase-person",
    "hand-over/crash",
    "hand-over/hand-over",
    "limits/race",
    "live/watching",
    "network/self-lockout",
    "network/way-back",
    "registries/ticks",
    "session/passwords",
    "work/import-records",
    "work/rows-read",
    "work/scopes",
  ],
};
const longOf = (layer) => LONG[layer].map((name) => `test/${layer}/${name}.test.ts`);

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
    return [await runLayer("unit", small), await runLayer("workerd", small, longOf("workerd"))];
  };
  const pages = async () => {
    await ensureBuilt();
    return [await runLayer("app", small, longOf("app"))];
  };
  // Two lanes of about the same length: a check is run often, and most machines have two cores.
  const results = (await Promise.all([rules(), pages()])).flat();
  process.exit(summarise(results));
});
