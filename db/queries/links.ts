import { and, eq } from "drizzle-orm";
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
