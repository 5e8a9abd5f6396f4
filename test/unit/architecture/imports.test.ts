import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const ROOT = new URL("../../../", import.meta.url).pathname;
const ALIAS: Record<string, string> = {
  "~/": "app/",
  "~db/": "db/",
  "~workers/": "workers/",
  "#words": "app/i18n/words",
  "#password-words": "app/domain/session/password-words",
};

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(ROOT, path)).isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

type Import = { from: string; to: string; typeOnly: boolean };

/** Every import of our own files, with whether it disappears in the build. */
function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const alias = Object.keys(ALIAS).find((each) => specifier.startsWith(each));
    if (alias) found.push({ from: file, to: ALIAS[alias] + specifier.slice(alias.length), typeOnly });
    else if (specifier.startsWith("."))
      found.push({ from: file, to: normalize(join(dirname(file), specifier)), typeOnly });
    else if (!specifier.startsWith("@/")) found.push({ from: file, to: `package:${specifier}`, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const named =
        clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
      const allTypes =
        clause !== undefined &&
        clause.name === undefined &&
        named.length > 0 &&
        named.every((each) => each.isTypeOnly);
      add(
        node.moduleSpecifier.text,
        ts.isImportDeclaration(node) ? clause?.isTypeOnly === true || allTypes : node.isTypeOnly,
      );
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      add(node.arguments[0].text, false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The room of the house in which a file stands (architecture, "Who may import whom"). */
function roomOf(path: string): string {
  if (path.startsWith("app/domain/")) return "domain";
  if (path.startsWith("app/features/"))
    return /\.server(\.tsx?)?$/.test(path) || path.startsWith("app/features/needs") ? "server" : "client";
  for (const room of ["http", "routes", "api", "ui", "i18n"])
    if (path.startsWith(`app/${room}/`) || path === `app/${room}`) return room;
  for (const room of ["objects", "scheduled"]) if (path.startsWith(`workers/${room}`)) return room;
  if (path.startsWith("workers/")) return "workers";
  if (path.startsWith("db/")) return "db";
  if (path.startsWith("app/styles/")) return "ui";
  return path.startsWith("app/") ? "root" : path;
}

/** Rooms whose code may be loaded; a type may come from anywhere below but never from `workers` into `app`. */
const MAY: Record<string, readonly string[]> = {
  domain: ["domain"],
  db: ["db", "domain"],
  server: ["server", "domain", "db", "i18n", "client"],
  client: ["client", "domain", "ui", "i18n"],
  http: ["http", "domain", "i18n"],
  routes: ["routes", "server", "client", "domain", "http", "ui", "i18n", "db"],
  api: ["api", "server", "client", "domain", "http", "i18n", "db"],
  ui: ["ui", "i18n", "domain"],
  i18n: ["i18n"],
  objects: ["objects", "domain", "db", "workers"],
  scheduled: ["scheduled", "domain", "db", "server", "workers", "i18n"],
  workers: ["api", "workers", "objects", "scheduled", "domain", "db", "server", "http", "i18n"],
  root: ["root", "server", "client", "domain", "http", "ui", "i18n"],
};

const all = ["app", "db", "workers"].flatMap(filesIn).flatMap(importsOf);

describe("who may import whom (architecture)", () => {
  test.each(Object.keys(MAY))("%s", (room) => {
    const wrong = all.filter(({ from, to, typeOnly }) => {
      if (roomOf(from) !== room || to.startsWith("package:")) return false;
      const other = roomOf(to);
      if (typeOnly)
        return (
          room !== "objects" &&
          room !== "scheduled" &&
          room !== "workers" &&
          ["workers", "objects", "scheduled"].includes(other)
        );
      return !MAY[room]!.includes(other);
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test("the domain is pure: no package, no clock, no request", () => {
    const packages = all.filter(
      ({ from, to, typeOnly }) =>
        roomOf(from) === "domain" &&
        to.startsWith("package:") &&
        !typeOnly &&
        !/^package:(zod|temporal-polyfill)/.test(to),
    );
    expect(packages.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
    const clocks = filesIn("app/domain").filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|fetch\(|process\.env/.test(
        readFileSync(join(ROOT, file), "utf8"),
      ),
    );
    expect(clocks).toEqual([]);
  });

  test("only `server.ts` imports the Remix build, only `stubs.ts` names objects", () => {
    const build = all
      .filter(({ to }) => to === "package:@remix-run/dev/server-build")
      .map(({ from }) => from);
    expect(build).toEqual(["workers/server.ts"]);
    const naming = filesIn("workers").filter((file) =>
      /idFromName\(|\.getByName\(/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(naming).toEqual(["workers/stubs.ts"]);
  });
});

test("no file of the house is longer than 250 lines; translations and styles apart", () => {
  const long = ["app", "db", "workers"]
    .flatMap(filesIn)
    .filter((file) => !file.startsWith("app/i18n/"))
    .map((file) => ({ file, lines: readFileSync(join(ROOT, file), "utf8").split("\n").length }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});
