import { defineConfig } from "vitest/config";

/** The unit tests of the permission engine alone, for the mutation proof. */
const root = new URL("../../../", import.meta.url).pathname;
export default defineConfig({
  root,
  resolve: { alias: { "~": `${root}app`, "~db": `${root}db`, "~workers": `${root}workers` } },
  test: {
    name: "mutation",
    include: ["test/unit/access/**/*.test.ts"],
    exclude: ["test/unit/access/oracles.test.ts"],
    environment: "node",
    testTimeout: 60_000,
  },
});
