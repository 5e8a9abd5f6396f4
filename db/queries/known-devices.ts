import { sql } from "drizzle-orm";
import type { Directory } from "../client";

/** Whether an identity has signed in with this device, and whether with any other one. */
export async function lookUpDevice(
  directory: Directory,
  identityId: number,
  deviceHash: string,
): Promise<{ isKnown: boolean; hasOther: boolean }> {
  const found = await directory.get<{ known: number; other: number }>(sql`SELECT
    EXISTS (SELECT 1 FROM known_devices WHERE identity_id = ${identityId} AND device_hash = ${deviceHash}) AS known,
    EXISTS (SELECT 1 FROM known_devices WHERE identity_id = ${identityId} AND device_hash <> ${deviceHash}) AS other`);
  return { isKnown: found.known === 1, hasOther: found.other === 1 };
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
