import { defineConfig } from "vitest/config";

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** The built bundle behind a port: matrices, faults and races by HTTP. */
export default defineConfig({
  resolve: { alias: { "~": at("./app"), "~db": at("./db"), "~workers": at("./workers") } },
  test: {
    name: "app",
    include: ["test/app/**/*.test.ts"],
    // Files that a short run leaves to `npm test` (scripts/check.mjs).
    exclude: process.env.GATEHOUSE_WITHOUT?.split(",").filter(Boolean) ?? [],
    environment: "node",
    globalSetup: ["test/support/template.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
