import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { at } from "../../scripts/lib/paths.mjs";

/** gzip at level 9, kB of 1,000 bytes, as the bench of pages counts them. */
const gzKb = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1000;
const sum = (files: Iterable<string>) => [...files].reduce((all, file) => all + gzKb(file), 0);

type Loaded = { module: string; imports?: string[] };
type Manifest = { url: string; entry: Loaded; routes: Record<string, Loaded> };

function manifest(): Manifest {
  const name = readdirSync(at("public/build")).find((file) => file.startsWith("manifest-")) ?? "";
  const [, json = ""] =
    /^window\.__remixManifest=(.*);$/s.exec(readFileSync(at("public/build", name), "utf8")) ?? [];
  return { ...JSON.parse(json), url: `/build/${name}` };
}

/** Scripts that a script imports, now or later. */
const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import\(?)"(\/build\/[^"]+\.js)"/g)].map(([, path]) => path!);

/** What a browser loads before a page can be used. */
function scriptsOf(...routes: string[]): Set<string> {
  const { url, entry, routes: all } = manifest();
  const loaded = [entry, all.root!, ...routes.map((route) => all[route]!)];
  return new Set(
    [url, ...loaded.flatMap(({ module, imports = [] }) => [module, ...imports])].map((path) =>
      at("public", path),
    ),
  );
}

/** They may become smaller; a change that makes them larger says so here. */
describe("sizes, gz", () => {
  const PAGES: [string, string[], number][] = [
    ["the first page", ["routes/_desk", "routes/_desk._index"], 130],
    ["the sign-in", ["routes/login"], 170],
  ];
  test.each(PAGES)("script of %s", (_, routes, most) => {
    const files = scriptsOf(...routes);
    expect(files.size).toBeGreaterThan(5);
    expect(sum(files)).toBeLessThanOrEqual(most);
  });

  test("what a script names is there, and nothing else lies beside it", () => {
    const built = ["routes", "_shared"].flatMap((folder) =>
      readdirSync(at("public/build", folder))
        .filter((name) => name.endsWith(".js"))
        .map((name) => `/build/${folder}/${name}`),
    );
    const { entry, routes } = manifest();
    const loaded = [entry, ...Object.values(routes)];
    const named = new Set(loaded.flatMap(({ module, imports = [] }) => [module, ...imports]));
    for (const path of named)
      for (const one of importsOf(readFileSync(at("public", path), "utf8"))) named.add(one);
    expect(built.filter((path) => !named.has(path))).toEqual([]);
  });

  test("the server's bundle", () => {
    const files = readdirSync(at("dist/server")).filter((file) => /\.(js|wasm)$/.test(file));
    expect(files).toEqual(["worker.js"]);
    expect(sum(files.map((file) => at("dist/server", file)))).toBeLessThanOrEqual(700);
  });
});
