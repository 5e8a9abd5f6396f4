import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { Gatehouse, GatehouseOptions } from "../../scripts/lib/serve.mjs";
import { startOnFreePort } from "./start";

type ServeOptions = Partial<GatehouseOptions> & { empty?: boolean; faulty?: boolean };

/**
 * A server of this test's own: with the demo company, or without any when `empty`; cron ticks only when the
 * test says so; with bindings that fail and a clock that moves on demand when `faulty` (`faults/entry.ts`). `await using` stops it and removes its data, unless the test gave the folder.
 */
export async function serve({
  empty = false,
  faulty = false,
  ...options
}: ServeOptions = {}): Promise<Gatehouse & AsyncDisposable> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), "gatehouse-test-"));
  if (!empty && !options.state) cpSync(inject("demoState"), state, { recursive: true });
  const server = await startOnFreePort({
    cron: false,
    ...(faulty ? { bundle: "dist/faulty" } : {}),
    ...options,
    state,
  });
  const dispose = async () => {
    await server.stop();
    if (!options.state) rmSync(state, { recursive: true, force: true });
  };
  return { ...server, [Symbol.asyncDispose]: dispose };
}

/** Sets the clock of a `faulty` server to an instant (ms), from which it goes on. */
export async function setClock({ url }: Pick<Gatehouse, "url">, at: number): Promise<void> {
  await fetch(`${url}/__test/clock`, { method: "POST", body: String(at) });
}

/** The password of a demo sign-in like `admin@demo.test`. */
export function demoPassword(email: string): string {
  const found = inject("demoSignIns").find((signIn) => signIn.email === email);
  if (!found) throw new Error(`no demo sign-in ${email}`);
  return found.password;
}
