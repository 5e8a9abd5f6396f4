import { writeKeptApart } from "./kept-apart.mjs";
import { leanZod } from "./lean-zod.mjs";
import { at } from "./paths.mjs";

const standIn = (name) => () => ({ path: at(`workers/stand-ins/${name}.ts`) });

/** Each part that the server carries and never runs, and what stands in for it. */
const lean = {
  name: "lean",
  setup(build) {
    // Components import the browser's renderer for portals; on the server react-dom/server alone renders.
    build.onResolve({ filter: /^react-dom$/ }, standIn("react-dom"));
    // Nothing is dragged or scrolled there, either.
    build.onResolve({ filter: /^@dnd-kit\/core$/ }, standIn("dnd-kit"));
    build.onResolve({ filter: /^@tanstack\/react-virtual$/ }, standIn("react-virtual"));
    // Of three routers one is enough.
    build.onResolve({ filter: /^hono$/ }, standIn("hono"));
    // Pages are streamed: the older renderer, which answers text, is never asked.
    build.onLoad({ filter: /[\\/]react-dom[\\/]server\.browser\.js$/ }, () => ({
      contents: "module.exports = require('./cjs/react-dom-server.browser.production.min.js');",
      resolveDir: at("node_modules/react-dom"),
    }));
    // Words, numbering plans and words for passwords are read out of a static file (scripts/lib/kept-apart.mjs).
    build.onResolve({ filter: /^#(?:words|password-words)$/ }, () => ({ path: at("workers/kept-apart.ts") }));
    build.onLoad({ filter: /[\\/]libphonenumber-js[\\/]metadata\.max\.json\.js$/ }, () => ({
      contents: `export { phones as default } from ${JSON.stringify(at("workers/kept-apart.ts"))};`,
      resolveDir: at("workers"),
    }));
    // Files of people and records are read in the browser, which posts their rows.
    build.onResolve({ filter: /^(papaparse|read-excel-file\/universal)$/ }, ({ path }) => ({
      path,
      namespace: "absent",
    }));
    build.onLoad({ filter: /^/, namespace: "absent" }, () => ({ contents: "export default null;" }));
  },
};

/**
 * Joins what Remix compiled (`build/index.js`) with the libraries it uses to one module, `build/worker.js`, which
 * wrangler serves and deploys. Remix's own bundler could leave nothing out.
 */
export async function bundleServer() {
  const { build, stop } = await import("esbuild");
  await build({
    entryPoints: [at("build/index.js")],
    outfile: at("build/worker.js"),
    bundle: true,
    format: "esm",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    conditions: ["workerd", "worker", "browser"],
    mainFields: ["browser", "module", "main"],
    external: ["cloudflare:*", "node:*", "*.wasm"],
    define: { "process.env.NODE_ENV": '"production"', KEPT_APART: JSON.stringify(await writeKeptApart()) },
    logLevel: "error",
    plugins: [lean, leanZod],
  });
  stop();
}
