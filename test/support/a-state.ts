import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** A state folder with the demo company that a server and an operator's command share; `remove` it afterwards. */
export function aState() {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-shared-"));
  cpSync(inject("demoState"), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
