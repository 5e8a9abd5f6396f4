import { sql } from "drizzle-orm";
import type { Directory } from "../client";

/** Whether an identity has signed in with any device but this one. */
export async function hasOtherDevice(
  directory: Directory,
  identityId: number,
  deviceHash: string,
): Promise<boolean> {
  const row = await directory.get(sql`SELECT 1 AS yes FROM known_devices
    WHERE identity_id = ${identityId} AND device_hash <> ${deviceHash} LIMIT 1`);
  return row !== undefined;
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
