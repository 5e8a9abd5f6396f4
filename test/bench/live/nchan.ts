import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../scripts/lib/paths.mjs";
import { freePort } from "../../../scripts/lib/ports.mjs";

/** Debian's nginx and its module, unpacked beside the bench and not installed; fetched once. */
const PACKAGES = ["nginx", "libnginx-mod-nchan"];
const PROGRAM = "unpacked/usr/sbin/nginx";
const MODULE = "unpacked/usr/lib/nginx/modules/ngx_nchan_module.so";
/** As long as the path that it takes the place of. */
const HOME = "its-own-folder/";

function unpacked(): string {
  const kept = at(".cache/bench/nchan");
  if (existsSync(kept)) return kept;
  const making = `${kept}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: making, stdio: "pipe", timeout: 60_000 });
  try {
    run("apt-get", "download", ...PACKAGES);
    for (const file of readdirSync(making)) if (file.endsWith(".deb")) run("dpkg", "-x", file, "unpacked");
  } catch (failure) {
    throw new Error(`Debian's ${PACKAGES.join(" and ")} cannot be fetched here (${firstLine(failure)})`);
  }
  for (const file of [PROGRAM, MODULE]) atHome(join(making, file));
  renameSync(making, kept);
  return kept;
}

/** Folders for passing files are fixed when they are built, whatever a configuration says: below its own folder instead. */
function atHome(file: string): void {
  const bytes = readFileSync(file).toString("latin1").replaceAll("/var/lib/nginx/", HOME);
  writeFileSync(file, Buffer.from(bytes, "latin1"));
}

const firstLine = (failure: unknown) => String((failure as Error).message).split("\n")[0];

/** One process, as Node has one: everything that somebody says goes to everybody. */
const confOf = (root: string, port: number) => `
load_module ${root}/${MODULE};
daemon off; master_process off; pid nginx.pid; error_log stderr error;
events { worker_connections 2048; }
http {
  access_log off;
  server {
    listen 127.0.0.1:${port};
    location = /room { nchan_pubsub websocket; nchan_channel_id room; nchan_message_buffer_length 100; }
    location = /ready { return 200; }
  }
}
`;

/** Throws when it is not to be had here. */
export async function startNchan(): Promise<{ child: ChildProcess; url: string }> {
  const root = unpacked();
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-nchan-"));
  const port = await freePort(0);
  writeFileSync(join(folder, "nginx.conf"), confOf(root, port));
  mkdirSync(join(folder, HOME));
  const args = ["-p", `${folder}/`, "-c", "nginx.conf"];
  const child = spawn(join(root, PROGRAM), args, { stdio: "ignore" });
  child.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (let tries = 0; ; tries++) {
    const isThere = await fetch(`http://127.0.0.1:${port}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return { child, url: `ws://127.0.0.1:${port}/room` };
    if (tries > 50 || child.exitCode !== null) throw new Error("nginx with nchan does not start here");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
