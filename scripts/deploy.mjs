import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run deploy: database, bucket, migrations, both Workers and their secrets, whatever of it is missing.
// `-- --dry-run` builds and bundles both Workers and says what a deploy would do, without a network.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { ensureBuilt } = await import("./lib/build.mjs");
  const deploy = await import("./lib/deploy.mjs");
  await ensureBuilt();
  if (process.argv.includes("--dry-run")) {
    console.log("Both Workers are built and bundled in dist/. A deploy would now:");
    console.log("- create the D1 database gatehouse and the R2 bucket gatehouse-files when missing");
    console.log("- apply the migrations of db/migrations");
    for (const [config, secrets] of Object.entries(deploy.SECRETS)) {
      console.log(`- deploy ${config}, making what is missing of ${Object.keys(secrets).join(", ")}`);
    }
    return;
  }
  await deploy.ensureDatabase();
  await deploy.ensureBucket();
  await deploy.migrateDeployed();
  await deploy.deployWorker("wrangler.hasher.toml");
  await deploy.deployWorker("wrangler.toml");
});
