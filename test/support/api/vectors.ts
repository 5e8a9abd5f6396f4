import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = process.env.VECTORS_DIR ?? new URL("../../../../shared/vectors", import.meta.url).pathname;

/** A published set of vectors, read where it lies beside the project; null where there is none, which is printed. */
export function vectors<T>(path: string, source: string): T | null {
  const file = join(FOLDER, path);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as T;
  console.log(`MISSING ${path}: ${source}. Set VECTORS_DIR to its folder.`);
  return null;
}
