import { and, eq, sql } from "drizzle-orm";
import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { minutes } from "~/domain/time/durations";
import { findLink, isOpenLink } from "~db/queries/links";
import { accounts, links } from "~db/schema";
import type { Needs } from "../needs";

const SETUP_LINK_MS = minutes(15);

/** Whether a set-up token works now. Only looks (ASVS 6.3.2). */
export async function isSetUpOpen(needs: Needs, token: string): Promise<boolean> {
  const link = await findLink(needs.directory, "setup", await sha256hex(token));
  return link !== null && isOpenLink(link, needs.now);
}

/** Uses the token up: of many at once exactly one gets true. */
export async function spendSetUpLink(needs: Needs, token: string): Promise<boolean> {
  const tokenHash = await sha256hex(token);
  const { meta } = await needs.directory
    .update(links)
    .set({ usedAt: needs.now })
    .where(
      and(
        eq(links.tokenHash, tokenHash),
        eq(links.kind, "setup"),
        sql`${links.usedAt} IS NULL AND ${links.expiresAt} > ${needs.now}`,
      ),
    );
  return meta.changes === 1;
}

/** Whether the only companies here are demo ones: only then may anybody at this machine start a real one. */
export async function hasOnlyDemo(needs: Needs): Promise<boolean> {
  const real = await needs.directory.select().from(accounts).where(eq(accounts.isDemo, false)).limit(1).get();
  return real === undefined;
}

/** A fresh set-up token for "Create your own company"; earlier ones die. */
export async function makeSetUpToken(needs: Needs): Promise<string> {
  const token = base64url(needs.random(32));
  const { directory, now } = needs;
  await directory.batch([
    directory.delete(links).where(eq(links.kind, "setup")),
    directory.insert(links).values({
      tokenHash: await sha256hex(token),
      kind: "setup",
      createdAt: now,
      expiresAt: now + SETUP_LINK_MS,
    }),
  ]);
  return token;
}
