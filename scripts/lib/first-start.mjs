import { createHash, randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { at } from "./paths.mjs";

const SETUP_MS = 15 * 60_000;

/** Whether this deployment already belongs to somebody, the demo company included. */
export async function hasCompany(db) {
  return (await db.prepare("SELECT 1 FROM accounts LIMIT 1").first()) !== null;
}

/**
 * A one-time link to the set-up page: only the SHA-256 of its token is kept, earlier links die (ASVS 6.3.2).
 * `now` in ms.
 */
export async function openSetup({ db, url }, now) {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await db.batch([
    db.prepare("DELETE FROM links WHERE kind = 'setup'"),
    db
      .prepare("INSERT INTO links (token_hash, kind, created_at, expires_at) VALUES (?, 'setup', ?, ?)")
      .bind(hash, now, now + SETUP_MS),
  ]);
  return `${url}/setup?token=${token}`;
}

/**
 * Fills an empty database with the demo company, in the language of `LANG`, and answers its sign-ins
 * (`email`, `password`); none when the company here is another one. `db/seed` knows how.
 */
export async function seedDemo({ db, mf, hasherUrl, secrets }, now) {
  const seed = await import(pathToFileURL(at("dist/seed.mjs")));
  if (!(await hasCompany(db))) {
    const gates = await mf.getDurableObjectNamespace("ACCOUNT_GATE", "gatehouse");
    const hash = (password) => askHasher(hasherUrl, secrets.HASHER_KEY, password);
    await seed.seedDemo({ db, gates, hash, now, language: languageOf(process.env.LANG) });
  }
  return seed.demoSignIns(db);
}

/** `db/seed`, bundled for Node. */
export const loadSeed = () => import(pathToFileURL(at("dist/seed.mjs")));

/** The demo company's language for a `LANG` like `pl_PL.UTF-8`. */
export function languageOf(lang = "") {
  const code = lang.slice(0, 2).toLowerCase();
  return code === "ru" || code === "pl" ? code : "en";
}

async function askHasher(hasherUrl, key, password) {
  const request = { method: "POST", headers: { "x-hasher-key": key }, body: JSON.stringify({ password }) };
  const response = await fetch(new URL("/hash", hasherUrl), request);
  if (!response.ok) throw new Error(`the hasher answered ${response.status}`);
  return (await response.json()).hash;
}
