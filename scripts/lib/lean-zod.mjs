import { readFileSync } from "node:fs";

/** Parts of zod that nobody here calls, and what they are left as: compiled parsers, JSON Schema, languages. */
const LEFT = {
  // Our own words say what is wrong with an input; of zod's 50 languages none is shown.
  "locales/index.js": 'export { default as en } from "./en.js";',
  "core/compile.js":
    "export const INVALID = Symbol.for('zod.compile.invalid'), compile = undefined, withParser = undefined, ZodCompileAsyncError = undefined, ZodCompileUnsupportedError = undefined;",
  "core/json-schema-generator.js": "export const JSONSchemaGenerator = undefined;",
  "core/to-json-schema.js":
    "export const createToJSONSchemaMethod = undefined, createStandardJSONSchemaMethod = () => undefined;",
  "classic/from-json-schema.js": "export const fromJSONSchema = undefined;",
};

/** Of what writes JSON Schema the head stays: a schema's own limits, by which the API is described. */
const SCHEMA_WRITER = "core/json-schema-processors.js";
const headOf = (source) =>
  source
    .replace(/export const stringProcessor[\s\S]*$/, "export const toJSONSchema = undefined;")
    .replace(/^import .*"\.\/to-json-schema\.js";$/m, "");

/** Leaves out of a bundle what zod carries because it could be called. */
export const leanZod = {
  name: "lean-zod",
  setup(build) {
    for (const [file, contents] of Object.entries(LEFT))
      build.onLoad({ filter: ending(file) }, () => ({ contents }));
    build.onLoad({ filter: ending(SCHEMA_WRITER) }, ({ path }) => ({
      contents: headOf(readFileSync(path, "utf8")),
    }));
  },
};

const ending = (file) =>
  new RegExp(`[\\\\/]zod[\\\\/]v4[\\\\/]${file.replaceAll("/", "[\\\\/]").replaceAll(".", "\\.")}$`);
