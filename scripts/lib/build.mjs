import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { copyDocsViewer } from "./docs-viewer.mjs";
import { joinChunks } from "./join-chunks.mjs";
import { at } from "./paths.mjs";
import { runTool } from "./run.mjs";
import { bundleServer } from "./server-bundle.mjs";

/** What a bundle is made of; everything else may change without a new build. */
const SOURCES = [
  "app",
  "workers",
  "db",
  "public",
  "package-lock.json",
  "remix.config.js",
  "postcss.config.js",
  "scripts/lib/join-chunks.mjs",
  "scripts/lib/server-bundle.mjs",
  "scripts/lib/kept-apart.mjs",
  "scripts/lib/lean-zod.mjs",
];
const CONFIGS = ["wrangler.toml", "wrangler.hasher.toml", "tsconfig.json"];
const STAMP = at("dist/.sources");

/**
 * Builds the pages and bundles both Workers exactly as a deploy would, when a source has changed since the
 * last time. The answer says whether anything was done.
 */
export async function ensureBuilt() {
  const sources = fingerprint([...SOURCES, ...CONFIGS]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return false;
  for (const folder of ["dist", "build", "public/build"])
    rmSync(at(folder), { recursive: true, force: true });
  await runTool("@remix-run/dev/dist/cli.js", ["build"], { env: { NODE_ENV: "production" } });
  await joinChunks();
  copyDocsViewer();
  await bundleServer();
  await bundle("dist/server", ["-c", "wrangler.toml"]);
  await bundle("dist/hasher", ["-c", "wrangler.hasher.toml"]);
  await bundleTools();
  writeFileSync(STAMP, sources);
  return true;
}

/** Bundles a Worker into `folder` without uploading it. */
export async function bundle(folder, args) {
  const options = ["deploy", ...args, "--dry-run", "--outdir", at(folder)];
  await runTool("wrangler/bin/wrangler.js", options);
}

/** What runs in Node beside the server: the demo company, and the commands of an operator. */
async function bundleTools() {
  const { build, stop } = await import("esbuild");
  const alias = { "~": at("app"), "~db": at("db"), "~workers": at("workers") };
  const options = { alias, bundle: true, format: "esm", platform: "node" };
  await build({ ...options, entryPoints: [at("db/seed/index.ts")], outfile: at("dist/seed.mjs") });
  await build({
    ...options,
    entryPoints: [at("scripts/commands/index.ts")],
    outfile: at("dist/commands.mjs"),
  });
  stop();
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesIn(path))
      hash
        .update(`${file}\0`)
        .update(readFileSync(at(file)))
        .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(at(path))) return [];
  if (path.includes(".")) return [path];
  const entries = readdirSync(at(path), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const child = `${path}/${entry.name}`;
    if (child === "public/build") return [];
    return entry.isDirectory() ? filesIn(child) : [child];
  });
}
