import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { at } from "./paths.mjs";

/**
 * Writes what the server reads out of a static file in place of its bundle: the words of three languages, the keys
 * once, the numbering plans of phones, and the words of suggested passwords. Answers the file's path on the site; its name changes with its content.
 */
export async function writeKeptApart() {
  const { en, ru, pl } = await moduleOf("app/i18n/words.ts");
  const { PASSWORD_WORDS: passwordWords } = await moduleOf("app/domain/session/password-words.ts");
  const keys = Object.keys(en);
  const texts = (table) => keys.map((key) => table[key]);
  const phones = JSON.parse(readFileSync(at("node_modules/libphonenumber-js/metadata.max.json"), "utf8"));
  const words = { en: texts(en), ru: texts(ru), pl: texts(pl) };
  const content = JSON.stringify({ keys, words, phones, passwordWords });
  const path = `/build/_server/words-${createHash("sha256").update(content).digest("hex").slice(0, 12)}.json`;
  mkdirSync(at("public/build/_server"), { recursive: true });
  writeFileSync(at(`public${path}`), content);
  return path;
}

async function moduleOf(file) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [at(file)],
    bundle: true,
    format: "esm",
    charset: "utf8",
    write: false,
  });
  const [{ contents }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(contents).toString("base64")}`);
}
