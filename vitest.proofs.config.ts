import { defineConfig } from "vitest/config";

/** Long runs against other programs, on demand. They write the fixtures that the other layers replay. */
export default defineConfig({
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  test: {
    name: "proofs",
    include: ["test/proofs/**/*.proof.ts"],
    environment: "node",
    // A filled demo company, for the proofs that go through the port.
    globalSetup: ["test/support/template.ts"],
    testTimeout: 600_000,
  },
});
