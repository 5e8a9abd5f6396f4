import type { Gatehouse } from "../../scripts/lib/serve.mjs";

type Kept = { to_email: string; kind: string; subject: string; text: string; language: string };

/** Mails of one kind to one person, the newest first; waits a moment, because letters leave after the answer. */
export async function mailsTo(
  server: Pick<Gatehouse, "db">,
  to: string,
  kind: string,
  least = 1,
): Promise<Kept[]> {
  for (let tries = 0; ; tries++) {
    const { results } = await server.db
      .prepare("SELECT * FROM mailbox WHERE to_email = ? AND kind = ? ORDER BY id DESC")
      .bind(to, kind)
      .all<Kept>();
    if (results.length >= least || tries > 40) return results;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The path of the link in a mail; fails when there is none. */
export function linkIn(mail: Kept | undefined, origin: string): string {
  const found = /https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  if (!found.startsWith(`${origin}/`)) throw new Error(`no link of ours in: ${mail?.text}`);
  return found.slice(origin.length);
}
