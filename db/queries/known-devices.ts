import { sql } from "drizzle-orm";
import type { Directory } from "../client";
import type { DeviceFacts } from "./sign-in-facts";

/** Whether an identity has signed in with this device, and whether with any other one. */
export async function lookUpDevice(
  directory: Directory,
  identityId: number,
  deviceHash: string,
): Promise<DeviceFacts> {
  const found = await directory.get<{ known: number; other: number }>(sql`SELECT
    EXISTS (SELECT 1 FROM known_devices WHERE identity_id = ${identityId} AND device_hash = ${deviceHash}) AS known,
    EXISTS (SELECT 1 FROM known_devices WHERE identity_id = ${identityId} AND device_hash <> ${deviceHash}) AS other`);
  return { isKnown: found.known === 1, hasOther: found.other === 1 };
}

/**
 * Remembers that this identity has signed in with this device, unless its password was changed since it was read: true
 * when it is still the same.
 */
export async function rememberDevice(
  directory: Directory,
  { id, passwordChangedAt }: { id: number; passwordChangedAt: number | null },
  deviceHash: string,
  now: number,
): Promise<boolean> {
  const [kept] =
    await directory.all(sql`INSERT INTO known_devices(identity_id, device_hash, first_seen_at, last_seen_at)
    SELECT i.id, ${deviceHash}, ${now}, ${now} FROM identities i
    WHERE i.id = ${id} AND i.password_changed_at IS ${passwordChangedAt}
    ON CONFLICT(identity_id, device_hash) DO UPDATE SET last_seen_at = excluded.last_seen_at RETURNING id`);
  return kept !== undefined;
}

/** A device that its person does not know is known no more: it loses its way past the soft lock. */
export async function forgetDevice(
  directory: Directory,
  identityId: number,
  deviceHash: string,
): Promise<void> {
  await directory.run(
    sql`DELETE FROM known_devices WHERE identity_id = ${identityId} AND device_hash = ${deviceHash}`,
  );
}
