import { defineConfig } from "vitest/config";

/** The unit tests of one folder of the domain, for the mutation proof. */
const root = new URL("../../../", import.meta.url).pathname;
export default defineConfig({
  root,
  resolve: { alias: { "~": `${root}app`, "~db": `${root}db`, "~workers": `${root}workers` } },
  test: {
    name: "mutation",
    include: ["test/proofs/mutation/folder.test.ts"],
    environment: "node",
    isolate: false,
    testTimeout: 60_000,
  },
});
