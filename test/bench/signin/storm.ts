import { type ChildProcess, fork } from "node:child_process";
import { standBehind } from "../../../scripts/lib/behind.mjs";
import { at as path } from "../../../scripts/lib/paths.mjs";
import { page } from "../page/served";

export const AT_ONCE = 8;

let people: ChildProcess | null = null;

/**
 * `AT_ONCE` people sign in again and again for `forMs`; answers how many were let in. They are a process of their own, which
 * stands behind the others: in life they sit at other machines, and take no processor from the server or from whoever
 * measures it. `at`: another server than Gatehouse.
 */
export async function signInFor(forMs: number, at?: string): Promise<number> {
  const { server, email, password } = await page();
  if (people === null) {
    people = fork(path("test/bench/signin/people.mjs"));
    standBehind(people.pid as number);
  }
  const child = people;
  return new Promise<number>((resolve, reject) => {
    const gone = () => reject(new Error("nobody signs in any more"));
    child.once("exit", gone).once("message", (done: number) => {
      child.off("exit", gone);
      resolve(done);
    });
    child.send({ url: at ?? server.url, email, password, atOnce: AT_ONCE, forMs });
  });
}

export function goHome(): void {
  people?.removeAllListeners().kill();
  people = null;
}
