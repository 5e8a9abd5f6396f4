import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { at, root } from "./lib/paths.mjs";
import { go } from "./lib/run.mjs";
import { openSecrets } from "./lib/state.mjs";

// npm run dev: rebuilds on every change. For development only: wrangler's own endpoints have no password.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { runTool } = await import("./lib/run.mjs");
  const { copyDocsViewer } = await import("./lib/docs-viewer.mjs");
  const port = process.env.PORT || "8787";
  const { COOKIE_KEYS, PASSWORD_PEPPER } = openSecrets(at(".state/dev"));
  const vars = { COOKIE_KEYS, PASSWORD_PEPPER, CLIENT_ADDRESS: "demo", ORIGIN: `http://localhost:${port}` };
  const lines = Object.entries(vars).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(at(".dev.vars"), lines.join(""), { mode: 0o600 });
  const wrangler = "wrangler/bin/wrangler.js";
  await runTool("@remix-run/dev/dist/cli.js", ["build"]);
  copyDocsViewer();
  await runTool(wrangler, ["d1", "migrations", "apply", "gatehouse", "--local"], { env: { CI: "1" } });
  const tool = (file, ...args) => {
    const env = { ...process.env, X_LOCAL_EXPLORER: "false", WRANGLER_SEND_METRICS: "false" };
    return spawn(process.execPath, [at("node_modules", file), ...args], { cwd: root, stdio: "inherit", env });
  };
  const children = [
    tool("@remix-run/dev/dist/cli.js", "watch"),
    tool(
      wrangler,
      "dev",
      "-c",
      "wrangler.toml",
      "-c",
      "wrangler.hasher.toml",
      "--ip",
      "127.0.0.1",
      "--port",
      port,
    ),
  ];
  const stop = (code) => {
    for (const child of children) child.kill();
    process.exit(code);
  };
  for (const child of children) child.on("close", (code) => stop(code ?? 0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));
});
