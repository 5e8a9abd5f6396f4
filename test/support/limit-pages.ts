import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { sendForm } from "./access-http";
import type { Visitor } from "./visitor";

/** A limit as stored. */
export type StoredLimit = { publicId: string; metric: string; threshold: number; period: string };

/** The words of a page, without its markup. */
export const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
export const pageWords = async (visitor: Visitor, path: string) =>
  wordsOf(await (await visitor.get(path)).text());

type Fields = Record<string, string | string[]>;

/** The form of a limit, as its page posts it: ten deals a day for everyone unless told otherwise. */
const formOf = (fields: Fields): [string, string][] =>
  Object.entries({
    intent: "save",
    metric: "deals_handled",
    threshold: "10",
    period: "day",
    who: "all",
    action: "deactivate",
    restore: "window",
    warnAt: "80",
    isOn: "on",
    ...fields,
  }).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]));

/** The pages of limits as an administrator uses them. */
export function limitPages({ db }: Pick<Gatehouse, "db">, admin: Visitor) {
  const rows = async <T>(text: string, ...values: unknown[]) =>
    (
      await db
        .prepare(text)
        .bind(...values)
        .all<T>()
    ).results;
  const limitsNow = () =>
    rows<StoredLimit>("SELECT public_id AS publicId, metric, threshold, period FROM limits ORDER BY id");
  const act = (fields: Record<string, string>) => admin.post("/settings/limits", fields);
  return {
    rows,
    limitsNow,
    act,
    save: (fields: Fields) => sendForm(admin, "/settings/limits/new", formOf(fields)),
    removeAll: async () => {
      for (const { publicId } of await limitsNow()) await act({ intent: "delete", limit: publicId });
    },
    personOf: async (email: string) =>
      (
        await rows<{ id: number; publicId: string; name: string }>(
          "SELECT id, public_id AS publicId, trim(name || ' ' || surname) AS name FROM users WHERE email = ?",
          email,
        )
      )[0]!,
    /** Of a person's open deals the first ones, each with a stage that is not its own yet. */
    dealsOf: (email: string, most: number) =>
      rows<{ id: string; from: string; to: string }>(
        `SELECT d.public_id AS id, s.public_id AS "from", (SELECT o.public_id FROM stages o
            WHERE o.pipeline_id = d.pipeline_id AND o.kind = 'open' AND o.id <> d.stage_id ORDER BY o.position LIMIT 1) AS "to"
          FROM deals d JOIN stages s ON s.id = d.stage_id JOIN users u ON u.id = d.responsible_id
          WHERE u.email = ? AND d.deleted_at IS NULL AND d.stage_kind = 'open' ORDER BY d.id LIMIT ?`,
        email,
        most,
      ),
  };
}
export type LimitPages = ReturnType<typeof limitPages>;

/** Moves a deal on, as its card does. */
export const moveDeal = (visitor: Visitor, { id, from, to }: { id: string; from: string; to: string }) =>
  visitor.post(`/deals/${id}`, { intent: "move", from, to });
