import { and, eq, isNull } from "drizzle-orm";
import { integratorCode } from "~/domain/people/integrator-code";
import type { Identity } from "~db/queries/directory";
import { identities } from "~db/schema";
import type { Needs } from "../needs";

/** Gives an identity its public code, once; it names the person and opens nothing by itself [MC-02]. */
export async function makeIntegratorCode(
  needs: Pick<Needs, "directory" | "random">,
  identity: Pick<Identity, "id">,
): Promise<void> {
  await needs.directory
    .update(identities)
    .set({ integratorCode: integratorCode(needs.random(10)) })
    .where(and(eq(identities.id, identity.id), isNull(identities.integratorCode)));
}
