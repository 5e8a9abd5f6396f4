import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";

const FIXTURES = new URL("../../fixtures/network/", import.meta.url);

/** Runs a program and answers its output; a program or file that is not there fails as MISSING. */
export function run(program: string, args: string[], options: { input?: string; cwd?: string } = {}): string {
  try {
    return execFileSync(program, args, { ...options, encoding: "utf8", maxBuffer: 1 << 29 });
  } catch (error) {
    throw new Error(`MISSING or failing: ${program} ${args.join(" ")}`, { cause: error });
  }
}

export function requireFile(path: string, debianPackage: string): string {
  if (!existsSync(path)) throw new Error(`MISSING ${path}: install Debian's ${debianPackage}`);
  return path;
}

export function script(name: string): string {
  return new URL(name, import.meta.url).pathname;
}

/** Keeps a result for `npm test` to replay: one row a line, so that differences can be read. */
export function keep(name: string, result: Record<string, unknown>): void {
  const field = (value: unknown) =>
    Array.isArray(value) && value.length > 0
      ? `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]`
      : JSON.stringify(value);
  const fields = Object.entries(result).map(([key, value]) => `  ${JSON.stringify(key)}: ${field(value)}`);
  writeFileSync(new URL(name, FIXTURES), `{\n${fields.join(",\n")}\n}\n`);
}
