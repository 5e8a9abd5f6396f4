import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { at } from "./paths.mjs";

const BUILD = at("public/build");
const SHARED = /(import|export)(?:\{([^}]*)\}from)?"(\/build\/_shared\/[^"]+)"/g;
/** The scripts that are made of many. */
const GROUPS = {
  every: "/build/_shared/every.js",
  both: "/build/_shared/both.js",
  desk: "/build/_shared/desk.js",
};
const file = (path) => at(`public${path}`);
const read = (path) => readFileSync(file(path), "utf8");

/**
 * Joins the small scripts that pages always load together. Remix's bundler writes one for each set of pages that share
 * something, dozens for a page; joined, they are fewer requests and a tenth smaller. Whatever names a joined script gets
 * a new name with its new content, for browsers keep these files forever.
 */
export async function joinChunks() {
  const manifest = readdirSync(BUILD).find((name) => name.startsWith("manifest-"));
  const groups = groupsOf(JSON.parse(/=(.*);$/s.exec(read(`/build/${manifest}`))[1]));
  const { outputs } = JSON.parse(readFileSync(at("build/metafile.js.json"), "utf8"));
  /** Of each joined chunk: the script it stands in, and the new name of each of its exports. */
  const places = new Map();
  const texts = new Map();
  for (const [name, chunks] of Object.entries(groups)) {
    texts.set(GROUPS[name], await joined(name, chunks, outputs, places));
  }
  for (const path of scripts()) if (!places.has(path)) texts.set(path, read(path));
  for (const path of places.keys()) rmSync(file(path));

  const names = namesOf(texts, places);
  const rename = (text) => text.replace(/\/build\/[^"'`\s]+?\.js/g, (path) => names.get(path) ?? path);
  const settle = (text) => {
    const settled = rename(withLists(withImports(text, places), places));
    for (const path of places.keys()) if (settled.includes(path)) throw new Error(`${path} is still named`);
    return settled;
  };
  for (const [path, text] of texts) {
    if (names.has(path)) rmSync(file(path), { force: true });
    writeFileSync(file(names.get(path) ?? path), settle(text));
  }
  writeFileSync(at("build/index.js"), settle(readFileSync(at("build/index.js"), "utf8")));
}

/** What every page loads; what the first page behind the gate loads besides; and of that, what the sign-in page needs, too. */
function groupsOf({ entry, routes }) {
  const every = new Set([...entry.imports, ...routes.root.imports]);
  const first = [...routes["routes/_desk"].imports, ...routes["routes/_desk._index"].imports];
  const behind = [...new Set(first)].filter((path) => !every.has(path));
  const signIn = new Set(routes["routes/login"].imports);
  return {
    every: [...every],
    both: behind.filter((path) => signIn.has(path)),
    desk: behind.filter((path) => !signIn.has(path)),
  };
}

/** The chunks of one group as one script, each export under a name of its own. */
async function joined(name, chunks, outputs, places) {
  let count = 0;
  const lines = chunks.map((path) => {
    const exported = new Map(
      outputs[`public${path}`].exports.map((one) => [one, `${name[0]}${(count++).toString(36)}`]),
    );
    places.set(path, { script: GROUPS[name], exported });
    return exported.size === 0
      ? `import "${path}";`
      : `export { ${[...exported].map(([from, to]) => `${from} as ${to}`).join(", ")} } from "${path}";`;
  });
  const inGroup = {
    name: "in-group",
    setup({ onResolve }) {
      onResolve({ filter: /^\/build\// }, ({ path }) =>
        chunks.includes(path) ? { path: file(path) } : { path, external: true },
      );
    },
  };
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: lines.join("\n"), resolveDir: BUILD },
    outfile: file(GROUPS[name]),
    bundle: true,
    format: "esm",
    minify: true,
    charset: "utf8",
    target: "es2022",
    // The libraries' licences lie beside the script, in a text that no browser loads.
    legalComments: "external",
    write: false,
    plugins: [inGroup],
  });
  const [script, ...licences] = outputFiles.sort((a, b) => a.path.length - b.path.length);
  for (const { path, contents } of licences) writeFileSync(path, contents);
  return script.text;
}

/** Imports of joined chunks, of the scripts they stand in: one for each script. */
function withImports(text, places) {
  const wanted = new Map();
  const rest = text.replace(SHARED, (statement, verb, names, path) => {
    const place = places.get(path);
    if (place === undefined) return statement;
    if (verb === "export") throw new Error(`${path} is exported from, which nobody here foresaw`);
    const list = wanted.get(place.script) ?? [];
    wanted.set(place.script, list);
    for (const one of names?.split(",") ?? []) {
      const [from, to = from] = one.split(" as ");
      list.push(`${place.exported.get(from)} as ${to}`);
    }
    return "";
  });
  const imports = [...wanted].map(([script, list]) =>
    list.length === 0 ? `import"${script}";` : `import{${list}}from"${script}";`,
  );
  return imports.join("") + (wanted.size === 0 ? text : rest.replace(/^(?:;|\s)+/, ""));
}

/** The manifest's lists of what a page loads. */
function withLists(text, places) {
  return text.replace(/("?imports"?:\s*)\[([^\]]*)\]/g, (list, head, inside) => {
    if (!inside.includes("/build/_shared/")) return list;
    const paths = [...inside.matchAll(/"([^"]+)"/g)].map(([, path]) => places.get(path)?.script ?? path);
    return `${head}[${[...new Set(paths)].map((path) => `"${path}"`).join(",")}]`;
  });
}

/** New names for the joined scripts, and for each script that names one of them, itself or by another. */
function namesOf(texts, places) {
  const isJoined = (path) => Object.values(GROUPS).includes(path);
  const all = [...texts].filter(([path]) => isJoined(path)).map(([, text]) => text);
  const names = new Map();
  let changed = [...places.keys()];
  while (changed.length > 0) {
    const touched = [...texts].filter(
      ([path, text]) => !names.has(path) && (isJoined(path) || changed.some((one) => text.includes(one))),
    );
    changed = touched.map(([path]) => path);
    for (const path of changed)
      names.set(path, path.replace(/(?:-[A-Z0-9]{8})?\.js$/, `-${hashOf(path, ...all)}.js`));
  }
  return names;
}

function hashOf(...texts) {
  return createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 8).toUpperCase();
}

function scripts() {
  return ["", "_shared", "routes"].flatMap((folder) =>
    readdirSync(`${BUILD}/${folder}`)
      .filter((name) => name.endsWith(".js"))
      .map((name) => `/build/${folder === "" ? "" : `${folder}/`}${name}`),
  );
}
