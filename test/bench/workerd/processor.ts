import { readdirSync, readFileSync } from "node:fs";

/** Whether this system tells how much processor time another process has had (Linux). */
const TELLS = process.platform === "linux";

/** Processor time of a process and its threads, ms; what waits for a busy machine does not count. Elsewhere: the clock. */
export function processorMs(pid: number): number {
  if (!TELLS) return performance.now();
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const text = readOr(`/proc/${pid}/task/${thread}/schedstat`, "0");
    nanoseconds += Number(text.split(" ")[0]);
  }
  return nanoseconds / 1e6;
}

/** Ids of the processes that this one has started and that still run. */
export function childrenOf(pid: number): number[] {
  if (!TELLS) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => Number(/^PPid:\s+(\d+)/m.exec(readOr(`/proc/${name}/status`, ""))?.[1]) === pid)
    .map(Number);
}

export const nameOf = (pid: number) => readOr(`/proc/${pid}/comm`, "").trim();

/** Memory that a process holds, MB. */
export function memoryMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readOr(`/proc/${pid}/status`, ""))?.[1] ?? 0) / 1024;
}

/** A thread may end between the list and the reading. */
function readOr(file: string, other: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return other;
  }
}
