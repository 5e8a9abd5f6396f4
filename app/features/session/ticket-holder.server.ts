import { eq } from "drizzle-orm";
import type { Identity } from "~db/queries/directory";
import { identities } from "~db/schema";
import type { Needs } from "../needs";

/** The identity that a ticket names, or null when its password has been changed since the ticket was given. */
export async function findTicketHolder(needs: Needs, subject: string | null): Promise<Identity | null> {
  const [publicId = "", changedAt] = (subject ?? "").split("~");
  const found = await needs.directory
    .select()
    .from(identities)
    .where(eq(identities.publicId, publicId))
    .get();
  return found !== undefined && String(found.passwordChangedAt ?? 0) === changedAt ? found : null;
}
