import type { Bytes } from "./pepper";

/** Argon2id parameters: memory in KiB, passes, lanes. */
export type Cost = { memory: number; passes: number; lanes: number };

/** A stored password hash, taken apart. `keyId` names the pepper that sealed `tag`. */
export type StoredHash = Cost & { keyId: string; salt: Bytes; tag: Bytes };

/** OWASP's first choice for argon2id (ASVS 11.4.2). */
export const COST: Cost = { memory: 19_456, passes: 2, lanes: 1 };

/** A stored hash asking for more than this is not computed: it would be a way to stop the hasher. */
export const CEILING: Cost = { memory: 65_536, passes: 4, lanes: 4 };

export const SALT_BYTES = 16;
export const TAG_BYTES = 32;

const PATTERN =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3}),keyid=([\w.-]{1,32})\$([\w+/]{11,86})\$([\w+/]{43})$/;

/** The PHC string of a hash; base64 without padding, as the format asks. */
export function formatHash(hash: StoredHash): string {
  const cost = `m=${hash.memory},t=${hash.passes},p=${hash.lanes},keyid=${hash.keyId}`;
  return `$argon2id$v=19$${cost}$${toBase64(hash.salt)}$${toBase64(hash.tag)}`;
}

/** Reads a PHC string; null when it is not ours, is malformed, or costs more than `CEILING`. */
export function parseHash(text: string): StoredHash | null {
  const found = PATTERN.exec(text);
  if (!found) return null;
  const [, memory, passes, lanes, keyId, salt, tag] = found;
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const possible = cost.passes >= 1 && cost.lanes >= 1 && cost.memory >= 8 * cost.lanes;
  const allowed =
    cost.memory <= CEILING.memory && cost.passes <= CEILING.passes && cost.lanes <= CEILING.lanes;
  if (!possible || !allowed) return null;
  const bytes = [fromBase64(salt!), fromBase64(tag!)];
  if (!bytes[0] || !bytes[1] || bytes[1].length !== TAG_BYTES) return null;
  return { ...cost, keyId: keyId!, salt: bytes[0], tag: bytes[1] };
}

/** True when a right password should be hashed anew: weaker than `COST`, or sealed by an older pepper. */
export function isStale(hash: StoredHash, currentKeyId: string): boolean {
  return hash.keyId !== currentKeyId || hash.memory < COST.memory || hash.passes < COST.passes;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
}

function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
