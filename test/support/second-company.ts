import { openDb, openDirectory } from "~db/client";
import { createCompany } from "~db/queries/create-company";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";

/** A further company whose owner is the identity of this e-mail, which keeps its password. */
export function secondCompany(server: Pick<Gatehouse, "db">, email: string, name = "Second company") {
  const bindings = { DB: server.db };
  return createCompany(openDirectory(bindings), (id) => openDb(bindings, id), {
    name,
    language: "en",
    timeZone: "Europe/Warsaw",
    weekStart: 1,
    isDemo: true,
    departmentName: "Sales",
    owner: { email, name: "Anna", surname: "Second", passwordHash: "unused" },
    now: Date.now(),
    newId: () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url"),
  });
}
