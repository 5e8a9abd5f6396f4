import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { hasCompany, openSetup, seedDemo } from "./first-start.mjs";
import { onNpmGone, Sorry } from "./run.mjs";
import { startGatehouse } from "./serve.mjs";
import { openSecrets, stateFolder } from "./state.mjs";

/** Builds, serves, fills an empty database, and says where Gatehouse is and who may sign in. */
export async function start({ empty }) {
  const port = readPort(process.env.PORT || "8787");
  const state = stateFolder();
  const clientAddress = process.env.CLIENT_ADDRESS || "demo";
  if (await ensureBuilt()) console.log("Built.");
  openSecrets(state);
  const onLog = logTo(join(state, "log.jsonl"));
  const server = await startGatehouse({
    port,
    state,
    clientAddress,
    origin: process.env.ORIGIN,
    env: mailEnv(),
    onLog,
  });
  stopOnSignal(server);
  const lines = await firstLines(server, { empty, demo: clientAddress === "demo" });
  console.log(`Gatehouse is ready: ${server.url}`);
  for (const line of lines) console.log(line);
}

/** The demo sign-ins, or the set-up link of a deployment without a company. */
async function firstLines(server, { empty, demo }) {
  if (!(await hasCompany(server.db)) && (empty || !demo)) {
    return [`Set up your company (works once, for 15 minutes): ${await openSetup(server, Date.now())}`];
  }
  const signIns = demo ? await seedDemo(server, Date.now()) : [];
  return signIns.map(({ email, password }) => `${email}  ${password}`);
}

function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Sorry(`PORT is ${text}: please give a number from 0 to 65535.`);
}

/** Keeps the server's structured log in a file; what went wrong is said on the terminal too. */
function logTo(file) {
  const stream = createWriteStream(file, { flags: "a", mode: 0o600 });
  return ({ timestamp, level, message }) => {
    stream.write(
      `${message.startsWith("{") ? message : JSON.stringify({ at: timestamp, level, message })}\n`,
    );
    if (level === "error") console.error(message);
  };
}

function stopOnSignal(server) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    await server.stop();
    process.exit(0);
  };
  // Miniflare's own handlers would end this process before its data are closed.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(signal).on(signal, stop);
  process.on("disconnect", stop);
  onNpmGone(stop);
}

/** Where mails go, when the shell says so; else to the local mailbox. */
function mailEnv() {
  const { MAIL_URL, MAIL_FROM } = process.env;
  return { ...(MAIL_URL ? { MAIL_URL } : {}), ...(MAIL_FROM ? { MAIL_FROM } : {}) };
}
