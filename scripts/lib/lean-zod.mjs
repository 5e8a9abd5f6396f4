/** Parts of zod that nobody here calls, and what they are left as: compiled parsers, JSON Schema read in, languages. */
const LEFT = {
  // Our own words say what is wrong with an input; of zod's 50 languages none is shown.
  "locales/index.js": 'export { default as en } from "./en.js";',
  "core/compile.js":
    "export const INVALID = Symbol.for('zod.compile.invalid'), compile = undefined, withParser = undefined, ZodCompileAsyncError = undefined, ZodCompileUnsupportedError = undefined;",
  "core/json-schema-generator.js": "export const JSONSchemaGenerator = undefined;",
  "classic/from-json-schema.js": "export const fromJSONSchema = undefined;",
};

/** Leaves out of a bundle what zod carries because it could be called; what describes the API stays. */
export const leanZod = {
  name: "lean-zod",
  setup(build) {
    for (const [file, contents] of Object.entries(LEFT)) {
      const path = file.replaceAll("/", "[\\\\/]").replaceAll(".", "\\.");
      build.onLoad({ filter: new RegExp(`[\\\\/]zod[\\\\/]v4[\\\\/]${path}$`) }, () => ({ contents }));
    }
  },
};
