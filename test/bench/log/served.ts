import type { Context } from "../bench";
import { askData, serveWithData } from "../workerd/cached";
import { quantile } from "../workerd/load";
import { memoryMb } from "../workerd/processor";
import type { Served } from "../workerd/serve";

export const rowsOf = ({ quick, long }: Context) => (quick ? 100_000 : long ? 10_000_000 : 1_000_000);

let served: Promise<Served> | null = null;
export function server(context: Context): Promise<Served> {
  const rows = rowsOf(context);
  served ??= serveWithData(
    `log-${rows}`,
    { entry: "test/bench/log/worker.ts", tables: true },
    `/__fill?rows=${rows}`,
  );
  return served;
}

export type Read = { shown: number; read: number };
export const ask = async (context: Context, path: string) => askData<Read>(await server(context), path);

/** Depths of a log, from its newest row to its oldest. */
export const agesOf = (context: Context) =>
  [0, 0.3, 0.6, 0.97].map((part) => Math.round(rowsOf(context) * part));

/** How long each of these paths takes, over HTTP and one after the other: the 95th percentile, ms. */
export async function p95(context: Context, paths: readonly string[]): Promise<number> {
  const took: number[] = [];
  for (const path of paths) {
    const from = performance.now();
    await ask(context, path);
    took.push(performance.now() - from);
  }
  return quantile(
    took.sort((a, b) => a - b),
    0.95,
  );
}

export type Exported = { perSecond: number; grownMb: number };

/** Reads the whole file; the memory that workerd has grown by while it was made. */
export async function exportAll(context: Context): Promise<Exported> {
  const { urls, pid } = await server(context);
  const before = memoryMb(pid);
  const from = performance.now();
  const response = await fetch(`${urls.data}/export`);
  let lines = 0;
  let most = before;
  let chunks = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) if (byte === 10) lines += 1;
    if (chunks++ % 100 === 0) most = Math.max(most, memoryMb(pid));
  }
  if (lines < rowsOf(context)) throw new Error(`the file has only ${lines} lines`);
  return { perSecond: (lines * 1000) / (performance.now() - from), grownMb: most - before };
}

export async function stop(): Promise<void> {
  await (await served)?.stop();
  served = null;
}
