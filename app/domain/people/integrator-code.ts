/** Letters and digits that nobody mixes up, read over a telephone too (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** A public code of 50 random bits, as `INT-XXXXX-XXXXX`. `bytes`: at least 10 random ones. */
export function integratorCode(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, LENGTH)].map((byte) => ALPHABET[byte % 32]).join("");
  return `INT-${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** The code as it is stored, however it was typed: case, spaces, dashes, O for 0, I and L for 1. Null: not a code. */
export function readIntegratorCode(typed: string): string | null {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, "")
    .replace(/^INT/, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (letters.length !== LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  return `INT-${letters.slice(0, 5)}-${letters.slice(5)}`;
}
