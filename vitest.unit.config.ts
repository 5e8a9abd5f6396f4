import { defineConfig } from "vitest/config";

/** Pure rules, tables, imports and translations: run in node, no mocks. */
export default defineConfig({
  resolve: {
    alias: {
      "~": new URL("./app", import.meta.url).pathname,
      "~db": new URL("./db", import.meta.url).pathname,
      "~workers": new URL("./workers", import.meta.url).pathname,
    },
  },
  test: { name: "unit", include: ["test/unit/**/*.test.ts"], environment: "node", testTimeout: 60_000 },
});
