import { existsSync, readFileSync } from "node:fs";
import { collectTitles, judge, readFeatures } from "./lib/features.mjs";
import { at } from "./lib/paths.mjs";

// npm run features: each id of docs/features.md with the tests that carry it. `-- open` lists only open ones.
if (!existsSync(at("docs/features.md"))) {
  console.error("docs/features.md, the table of ids, is not there.");
  process.exit(1);
}
const features = readFeatures(readFileSync(at("docs/features.md"), "utf8"));
const titles = collectTitles(["unit", "workerd", "app", "e2e"]);
const judged = judge(features, titles);
const onlyOpen = process.argv.includes("open");

for (const { id, text, verdict, proofs, support } of judged) {
  if (onlyOpen && verdict !== "open") continue;
  console.log(`${id.padEnd(8)} ${verdict.padEnd(8)} ${text}`);
  for (const { layer, title } of proofs) console.log(`         ${layer}: ${title}`);
  for (const { layer, title } of support) console.log(`         (${layer}: ${title})`);
}

const known = new Set(features.map(({ id }) => id));
const strangers = [...new Set(titles.flatMap(({ ids }) => ids))].filter((id) => !known.has(id));
if (strangers.length > 0)
  console.log(`In test titles but not in docs/features.md: ${strangers.sort().join(", ")}`);
const counts = (verdict) => judged.filter((feature) => feature.verdict.startsWith(verdict)).length;
console.log(
  `${counts("proven")} proven, ${counts("open")} open, ${counts("later")} later, ${counts("n/a")} not applicable`,
);
