import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, stateFolder } from "./state.mjs";

/**
 * The last seal that each local gate keeps, by account: read from the objects' own files, which nothing that writes to
 * the database can reach. Works beside a running server.
 */
export async function keptSeals(state = stateFolder()) {
  const { DatabaseSync } = await import("node:sqlite");
  const seals = new Map();
  for (const file of filesIn(dataFolder(state)).filter((path) => /AccountGate.*\.sqlite$/.test(path))) {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      const account = db.prepare("SELECT value FROM meta WHERE key = 'account'").get()?.value;
      const seal = db.prepare('SELECT number, hash, upto AS "to", epoch FROM last_seal').get();
      if (account !== undefined && seal !== undefined) seals.set(Number(account), { ...seal });
    } catch {
      // An object that has not been used since the seals came.
    } finally {
      db.close();
    }
  }
  return seals;
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
}
