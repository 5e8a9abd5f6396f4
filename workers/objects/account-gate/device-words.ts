import type { Device } from "../../../app/domain/log/entry";

/** "Chrome 130, Windows 10" of a stored device; null when nothing is known. */
export function deviceWords(stored: string | null): string | null {
  if (stored === null) return null;
  const { browser, os } = JSON.parse(stored) as Device;
  return [browser, os].filter(Boolean).join(", ") || null;
}
