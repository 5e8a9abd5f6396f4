import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { at } from "../paths.mjs";
import { chartOf } from "./chart.mjs";

const FILE = at("docs/performance.md");
const START = `# Performance

Every figure is a median of at least five interleaved rounds, ours and the rivals in the same run on the same
machine; \`npm run bench\` writes this page, \`npm run bench -- access\` one section of it. "Times better" is the
median of the paired rounds. A rival that is not installed is MISSING and fails its row.
`;

/** Puts a bench's section into docs/performance.md, in place of the one before; the sections stand in order of name. */
export async function writeReport(bench, lines) {
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8") : START;
  mkdirSync(at("docs/performance"), { recursive: true });
  writeFileSync(at("docs/performance", `${bench.name}.svg`), chartOf(bench.title, lines));
  writeFileSync(FILE, withSection(before, bench.name, sectionOf(bench, lines)));
}

/** The page with this section in place of the one of the same name, or among the others by name. */
export function withSection(page, name, section) {
  const [head, ...rest] = page.split(/^(?=<!-- bench:)/m);
  const others = rest.filter((one) => !one.startsWith(`<!-- bench:${name} -->`));
  const all = [
    ...others.map((one) => `${one.trimEnd()}\n`),
    `<!-- bench:${name} -->\n${section.trimEnd()}\n`,
  ];
  return `${head.trimEnd()}\n\n${all.sort().join("\n")}`;
}

function sectionOf(bench, lines) {
  const rows = lines.map(({ what, unit, name, figure, ratio, goal, verdict }, i) => {
    const isNew = lines[i - 1]?.what !== what;
    const cells = [
      isNew ? `${what} (${unit})` : "",
      name,
      figure === null ? "MISSING" : readable(figure),
      ratio === null ? "" : readable(ratio),
      goal ?? "",
      verdict,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `## ${bench.title}

${bench.about}

${machineLine(bench.packages)}

| what | who | figure | ours, times better | goal | |
|---|---|---|---|---|---|
${rows.join("\n")}

![${bench.title}, on a logarithmic scale](performance/${bench.name}.svg)
`;
}

function machineLine(packages) {
  const [{ model }] = cpus();
  const versions = packages.map((name) => `${name} ${versionOf(name)}`);
  const day = new Date().toISOString().slice(0, 10);
  return `${day} · ${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB · node ${process.versions.node} (V8 ${process.versions.v8}) · ${versions.join(" · ")}`;
}

function versionOf(name) {
  const file = at("node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : "MISSING";
}

/** Three significant digits, thousands apart. */
export function readable(value) {
  const short = Number(value.toPrecision(3));
  return short >= 10_000 ? short.toLocaleString("en").replaceAll(",", " ") : String(short);
}
