/** Crockford's base 32: no letter that a person could take for another or for a digit. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

/** Codes that are shown when the list is switched on; each works once (semantics 8). */
export const RECOVERY_CODES = 5;

/** Random bytes that one code takes. */
export const RECOVERY_CODE_BYTES = LENGTH;

/** `K7QM-2XWP-9RTD-HC4N`: 80 bits, so that its SHA-256 may be kept without a salt. */
export function recoveryCode(random: Uint8Array): string {
  const digits = Array.from(random.subarray(0, LENGTH), (byte) => DIGITS[byte & 31]);
  return [0, 4, 8, 12].map((from) => digits.slice(from, from + 4).join("")).join("-");
}

/** What a person typed, as it was made: without case, spaces and hyphens, O for 0 and I or L for 1. Null: no code. */
export function normalCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const digits = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (digits.length !== LENGTH || [...digits].some((digit) => !DIGITS.includes(digit))) return null;
  return (digits.match(/.{4}/g) ?? []).join("-");
}
