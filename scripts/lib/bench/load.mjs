import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { at } from "../paths.mjs";

/** Bundles a bench and the project's own sources under it; packages stay what npm installed. Answers its default export. */
export async function loadBench(file) {
  const { build, stop } = await import("esbuild");
  const outfile = at("dist/bench", `${basename(file, ".ts")}.mjs`);
  await build({
    entryPoints: [file],
    outfile,
    alias: { "~": at("app"), "~db": at("db"), "~workers": at("workers") },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    logLevel: "error",
  });
  stop();
  const { default: bench } = await import(`${pathToFileURL(outfile)}?at=${Date.now()}`);
  return bench;
}
