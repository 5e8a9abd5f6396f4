import { PASSWORD_WORDS } from "#password-words";
import { COMMON_PASSWORDS } from "./common-passwords";

/** Least length in characters of a password that is the only factor (NIST SP 800-63B-4, ASVS 6.2.1). */
export const MIN_PASSWORD_CHARACTERS = 15;

/** Most bytes (UTF-8) that are hashed; far above the 64 characters that must be allowed (ASVS 6.2.9). */
export const MAX_PASSWORD_BYTES = 1024;

/** An own word shorter than this stands in too many passwords by chance. */
const MIN_OWN_WORD = 4;

/** Why a new password is refused; the texts are `error.password.<code>`. */
export const PASSWORD_REFUSALS = ["short", "long", "common", "own_words"] as const;
export type PasswordRefusal = (typeof PASSWORD_REFUSALS)[number];

/**
 * Judges a new password; null when it may be used. Any characters, no composition rules, nothing trimmed or
 * normalised (ASVS 6.2.4–6.2.12). `ownWords`: names of the company and of the person, the e-mail; their parts
 * of four letters and more must not stand in it.
 */
export function refusePassword(password: string, ownWords: readonly string[]): PasswordRefusal | null {
  if (new TextEncoder().encode(password).length > MAX_PASSWORD_BYTES) return "long";
  if ([...password].length < MIN_PASSWORD_CHARACTERS) return "short";
  const folded = password.toLowerCase();
  if (COMMON_PASSWORDS.has(folded) || isRepetition(folded)) return "common";
  const parts = ownWords.flatMap((word) => word.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const own = parts.some((part) => [...part].length >= MIN_OWN_WORD && folded.includes(part));
  return own ? "own_words" : null;
}

/** A short piece over and over ("aaaa…", "dragondragondragon"): as guessable as the piece. */
function isRepetition(text: string): boolean {
  return /^(.{1,8})\1+$/su.test(text);
}

/**
 * A password of four random words, 44 bits, easy to type on a phone. `random(n)` gives n random bytes from a
 * cryptographic source; 2,048 words make every two bytes an unbiased choice.
 */
export function suggestPassword(random: (bytes: number) => Uint8Array): string {
  const bytes = new DataView(Uint8Array.from(random(8)).buffer);
  return [0, 2, 4, 6].map((at) => PASSWORD_WORDS[bytes.getUint16(at) % PASSWORD_WORDS.length]).join("-");
}
