const text = new TextEncoder();

/** SHA-256 in hex: what is stored in place of a token, a code or a device id (ASVS 7.2.3). */
export async function sha256hex(value: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(value)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
