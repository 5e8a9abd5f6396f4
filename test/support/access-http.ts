import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import type { Visitor } from "./visitor";

type Server = Pick<Gatehouse, "db" | "url">;

/** What stands in the demo company, by name: for requests over HTTP. */
export async function demoFacts(server: Server) {
  const first = async <T>(text: string, ...values: unknown[]): Promise<T> => {
    const row = await server.db
      .prepare(text)
      .bind(...values)
      .first<T>();
    if (row === null) throw new Error(`nothing found: ${text} ${values.join()}`);
    return row;
  };
  const account = await first<{ account_id: number }>(
    "SELECT account_id FROM users WHERE email = 'admin@demo.test'",
  );
  return {
    accountId: account.account_id,
    person: (email: string) =>
      first<{ id: number; public_id: string }>(
        "SELECT id, public_id FROM users WHERE email = ? AND account_id = ?",
        email,
        account.account_id,
      ),
    role: (template: string) =>
      first<{ id: number; public_id: string }>(
        "SELECT id, public_id FROM roles WHERE template = ? AND account_id = ?",
        template,
        account.account_id,
      ),
    unit: (kind: string) =>
      first<{ id: number; public_id: string; name: string }>(
        "SELECT id, public_id, name FROM units WHERE kind = ? AND account_id = ? ORDER BY id",
        kind,
        account.account_id,
      ),
    first,
    count: async (text: string, ...values: unknown[]) => (await first<{ n: number }>(text, ...values)).n,
  };
}
export type DemoFacts = Awaited<ReturnType<typeof demoFacts>>;

/** A form with fields that may repeat, sent as the page does. */
export function sendForm(visitor: Visitor, url: string, fields: [string, string][]): Promise<Response> {
  return fetch(visitor.server.url + url, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: visitor.cookies(), origin: visitor.server.url },
    body: new URLSearchParams(fields),
  });
}

/** A new role of the company with these cells, made over HTTP; its public id. */
export async function makeRole(
  admin: Visitor,
  { name, family = "special", cells = {} }: { name: string; family?: string; cells?: Record<string, string> },
): Promise<string> {
  const made = await admin.post("/settings/roles/new", { name, family });
  const path = made.headers.get("location") ?? "";
  if (!path.startsWith("/settings/roles/")) throw new Error(`no role was made: ${made.status}`);
  const saved = await saveRole(admin, path, { name, cells });
  if (saved.status !== 200) throw new Error(`the role was not saved: ${saved.status}`);
  return path.slice("/settings/roles/".length);
}

/** Saves a role over HTTP as its editor does. */
export function saveRole(
  admin: Visitor,
  path: string,
  edit: {
    name?: string;
    cells: Record<string, string>;
    version?: number;
    intent?: string;
    confirmed?: boolean;
  },
): Promise<Response> {
  const { name, cells, version = 1, intent = "save", confirmed = true } = edit;
  return sendForm(admin, path, [
    ["intent", intent],
    ["version", String(version)],
    ...(name === undefined
      ? []
      : ([
          ["name", name],
          ["isActive", "on"],
        ] as [string, string][])),
    ...(confirmed ? ([["confirmed", "yes"]] as [string, string][]) : []),
    ...Object.entries(cells).map(([cell, level]) => [`cell:${cell}`, level] as [string, string]),
  ]);
}

/** Gives over HTTP what the form of "Add access permission" would, once its question is answered. */
export const give = (admin: Visitor, fields: [string, string][], confirmed = true) =>
  sendForm(admin, "/settings/access/add", [
    ["intent", "give"],
    ...(confirmed ? ([["confirmed", "yes"]] as [string, string][]) : []),
    ...fields,
  ]);

/** Takes a grant away over HTTP as the list does, once its question is answered. */
export const revoke = (admin: Visitor, grant: string) =>
  admin.post("/settings/access?index", { intent: "revoke", confirmed: "yes", grant });
