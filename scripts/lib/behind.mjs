import { readdirSync, readFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

// Passwords are hashed behind everything else: where processors are few, a queue of sign-ins would otherwise take one
// away from people who are at work. Only Linux says which process a runtime is; elsewhere nothing changes.

const runtimes = () => {
  try {
    return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(" ");
  } catch {
    return [];
  }
};

/** Starts a runtime; its processes stand behind those of normal priority. Answers what `start` answers. */
export async function startBehind(start) {
  const before = new Set(runtimes());
  const started = await start();
  for (const pid of runtimes()) if (!before.has(pid)) standBehind(pid);
  return started;
}

/** Puts a process with the threads that it has now behind those of normal priority. */
export function standBehind(pid) {
  try {
    // Linux keeps a priority for each thread.
    for (const thread of readdirSync(`/proc/${pid}/task`))
      setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It ended meanwhile, or may not be told: it runs as everything else then.
  }
}
