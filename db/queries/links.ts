import { and, eq, gt, isNull } from "drizzle-orm";
import type { Directory } from "../client";
import { links } from "../schema";

export type StoredLink = typeof links.$inferSelect;
type LinkKind = StoredLink["kind"];

/** The link behind a token's hash, used or not. */
export async function findLink(
  directory: Directory,
  kind: LinkKind,
  tokenHash: string,
): Promise<StoredLink | null> {
  const found = await directory
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, tokenHash), eq(links.kind, kind)))
    .get();
  return found ?? null;
}

export const isOpenLink = (link: StoredLink, now: number) => link.usedAt === null && now < link.expiresAt;

export async function addLink(
  directory: Directory,
  link: Pick<StoredLink, "tokenHash" | "kind" | "identityId" | "createdAt" | "expiresAt">,
): Promise<void> {
  await directory.insert(links).values(link);
}

/** Uses up a confirmation link; of many at once exactly one succeeds. */
export async function spendConfirmLink(
  directory: Directory,
  tokenHash: string,
  now: number,
): Promise<boolean> {
  const { meta } = await directory
    .update(links)
    .set({ usedAt: now })
    .where(
      and(
        eq(links.tokenHash, tokenHash),
        eq(links.kind, "confirm"),
        isNull(links.usedAt),
        gt(links.expiresAt, now),
      ),
    );
  return meta.changes === 1;
}
