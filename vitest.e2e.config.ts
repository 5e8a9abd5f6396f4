import { defineConfig } from "vitest/config";

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** A few stories in a real browser, one file at a time: the browser takes the machine. */
export default defineConfig({
  resolve: { alias: { "~": at("./app"), "~db": at("./db"), "~workers": at("./workers") } },
  test: {
    name: "e2e",
    include: ["test/e2e/**/*.test.ts"],
    environment: "node",
    globalSetup: ["test/support/template.ts"],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // A browser on a busy machine may miss a wait once; a story that is wrong is wrong twice.
    retry: 1,
  },
});
