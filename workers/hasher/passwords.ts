import { loadArgon2id } from "./argon2";
import { type Bytes, isSealed, type Peppers, seal } from "./pepper";
import {
  COST,
  type Cost,
  formatHash,
  isStale,
  parseHash,
  SALT_BYTES,
  type StoredHash,
  TAG_BYTES,
} from "./phc";

/** Longer passwords are not hashed at all (exact bytes, UTF-8, no normalisation). */
export const MAX_PASSWORD_BYTES = 1024;

/** Checked in place of a hash that is missing or refused, so that the answer takes the same time. */
const NOBODY: StoredHash = {
  ...COST,
  keyId: "",
  salt: new Uint8Array(SALT_BYTES),
  tag: new Uint8Array(TAG_BYTES),
};

/** Hashes a password with a fresh salt. @throws RangeError when it is empty or above the cap. */
export async function hashPassword(password: string, peppers: Peppers): Promise<string> {
  const bytes = new TextEncoder().encode(password);
  if (bytes.length < 2 || bytes.length > MAX_PASSWORD_BYTES) throw new RangeError("password length");
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const tag = await seal(peppers.keys.get(peppers.current)!, await derive(bytes, salt, COST));
  return formatHash({ ...COST, keyId: peppers.current, salt, tag });
}

/**
 * Compares a password with a stored hash. Without a usable hash (null, malformed, above the ceiling, an
 * unknown pepper) the same work is done and the answer is no (ASVS 6.3.8).
 */
export async function verifyPassword(password: string, stored: string | null, peppers: Peppers) {
  const bytes = new TextEncoder().encode(password);
  const usable = bytes.length >= 2 && bytes.length <= MAX_PASSWORD_BYTES;
  const parsed = stored === null ? null : parseHash(stored);
  const pepper = parsed && peppers.keys.get(parsed.keyId);
  const hash = parsed && pepper ? parsed : NOBODY;
  const tag = await derive(usable ? bytes : new Uint8Array(16), hash.salt, hash);
  const fits = await isSealed(pepper ?? peppers.keys.get(peppers.current)!, tag, hash.tag);
  const ok = fits && usable && hash !== NOBODY;
  return { ok, stale: ok && isStale(hash, peppers.current) };
}

async function derive(password: Bytes, salt: Bytes, cost: Cost): Promise<Bytes> {
  const argon2id = await loadArgon2id();
  const { memory, passes, lanes } = cost;
  return new Uint8Array(
    argon2id({ password, salt, memorySize: memory, passes, parallelism: lanes, tagLength: TAG_BYTES }),
  );
}
