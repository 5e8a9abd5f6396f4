import { existsSync, readdirSync, readFileSync } from "node:fs";
import { at } from "./paths.mjs";

const ID = /^[A-Z]{2,3}-\d{1,3}[a-z]?$/;
const TITLE =
  /\b(?:test|it|describe)(?:\.\w+)*(?:<[^>]*>)?\(\s*(?:\[[\s\S]*?\](?:\s*as const)?\s*\)\s*\(\s*)?(["'`])((?:\\.|(?!\1)[\s\S])*)\1/g;

/**
 * The rows of docs/features.md: the first cell of a table row is the id, the last may be `later` or `n/a` with
 * its reason. Answers `{ id, text, state }` in the page's order.
 */
export function readFeatures(markdown) {
  return markdown.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.length < 4 || !ID.test(cells[1])) return [];
    const state = /^(later|n\/a)\b/.test(cells.at(-2)) ? cells.at(-2) : "";
    return [{ id: cells[1], text: cells[2], state }];
  });
}

/** The titles of a test file that carry ids in brackets: `{ title, ids }`. */
export function titlesWithIds(source) {
  return [...source.matchAll(TITLE)].flatMap(([, , title]) => {
    const inBrackets = [...title.matchAll(/\[([^\]]+)\]/g)].flatMap(([, list]) => list.split(/[,\s]+/));
    const ids = inBrackets.filter((id) => ID.test(id));
    return ids.length > 0 ? [{ title: title.replace(/\s*\[[^\]]*\]/g, ""), ids }] : [];
  });
}

/** All titles under test/, with their layer and file. */
export function collectTitles(layers) {
  return layers.flatMap((layer) =>
    filesIn(`test/${layer}`).flatMap((file) =>
      titlesWithIds(readFileSync(at(file), "utf8")).map((found) => ({ ...found, layer, file })),
    ),
  );
}

/** A feature is proven by app or e2e tests only; unit and workerd tests support it. */
export function judge(features, titles) {
  return features.map((feature) => {
    const mine = titles.filter(({ ids }) => ids.includes(feature.id));
    const proofs = mine.filter(({ layer }) => layer === "app" || layer === "e2e");
    const support = mine.filter(({ layer }) => layer === "unit" || layer === "workerd");
    return { ...feature, proofs, support, verdict: proofs.length > 0 ? "proven" : feature.state || "open" };
  });
}

function filesIn(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : /\.test\.tsx?$/.test(path) ? [path] : [];
  });
}
