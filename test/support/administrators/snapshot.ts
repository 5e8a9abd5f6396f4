import { type Cells, type Permission, ROLE_TEMPLATES, type TemplateKey, widerLevel } from "~/domain/access";
import type { Stage } from "./cast";

export type Grant = {
  id: number;
  publicId: string;
  userId: number;
  by: number | null;
  template: string | null;
  cells: Cells;
};
/** What D1 says between two waves. */
export type Snapshot = {
  reachable: ReadonlySet<number>;
  administrators: ReadonlySet<number>;
  held: ReadonlySet<number>;
  grants: Grant[];
  /** The widest level of each cell that the person's own grants and units give. */
  cells: Map<number, Cells>;
  delegateCells: Cells;
  delegateVersion: number;
  lastAudit: number;
};
type Row = {
  id: number;
  publicId: string;
  kind: string;
  subject: number;
  by: number | null;
  template: string | null;
  permission: Permission | null;
  level: string | null;
  own: string;
};

export async function snapshot({ server, facts, cast, roles }: Stage): Promise<Snapshot> {
  const all = async <T>(text: string, ...values: unknown[]) =>
    (
      await server.db
        .prepare(text)
        .bind(facts.accountId, ...values)
        .all<T>()
    ).results;
  const ids = async (text: string) => new Set((await all<{ id: number }>(text)).map(({ id }) => id));
  const rows = await all<Row>(
    `SELECT g.id, g.public_id AS publicId, g.subject_kind AS kind, g.subject_id AS subject, g.created_by AS "by", r.template,
      g.permission, g.level, (SELECT json_group_object(c.permission, c.level) FROM role_cells c WHERE c.role_id = r.id) AS own
      FROM grants g LEFT JOIN roles r ON r.id = g.role_id WHERE g.account_id = ? ORDER BY g.id`,
  );
  const members = await all<{ user: number; unit: number }>(
    "SELECT user_id AS user, unit_id AS unit FROM unit_members WHERE account_id = ?",
  );
  const grants = rows.map((row) => ({
    ...row,
    userId: row.kind === "user" ? row.subject : 0,
    cells: cellsOf(row),
  }));
  const unitsOf = (user: number) => members.filter((one) => one.user === user).map(({ unit }) => unit);
  const reaches = (user: number, { kind, subject }: Row) =>
    kind === "everyone" || (kind === "unit" ? unitsOf(user).includes(subject) : subject === user);
  const [delegate] = await all<{ version: number; cells: string }>(
    `SELECT version, (SELECT json_group_object(c.permission, c.level) FROM role_cells c WHERE c.role_id = r.id) AS cells
      FROM roles r WHERE account_id = ? AND public_id = ?`,
    roles.delegate,
  );
  const [last] = await all<{ id: number }>(
    "SELECT coalesce(max(id), 0) AS id FROM audit_log WHERE account_id = ?",
  );
  return {
    reachable: await ids("SELECT user_id AS id FROM reachable_admins WHERE account_id = ?"),
    administrators: new Set(
      grants.filter(({ template }) => template === "administrator").map(({ userId }) => userId),
    ),
    held: await ids(
      "SELECT u.id FROM users u WHERE account_id = ? AND (deleted_at IS NOT NULL OR EXISTS (SELECT 1 FROM holds h WHERE h.user_id = u.id AND h.lifted_at IS NULL))",
    ),
    grants,
    cells: new Map(
      cast.map(({ id }) => [
        id,
        widest([
          ROLE_TEMPLATES.BASE.cells,
          ROLE_TEMPLATES.HEAD.cells,
          ...grants.filter((grant) => reaches(id, grant)).map(({ cells }) => cells),
        ]),
      ]),
    ),
    delegateCells: JSON.parse(delegate?.cells ?? "{}"),
    delegateVersion: delegate?.version ?? 1,
    lastAudit: last?.id ?? 0,
  };
}

function cellsOf({ template, permission, level, own }: Row): Cells {
  if (permission !== null) return { [permission]: level } as Cells;
  return template === null ? JSON.parse(own) : ROLE_TEMPLATES[template as TemplateKey].cells;
}

function widest(all: readonly Cells[]): Cells {
  const cells: Cells = {};
  for (const one of all)
    for (const permission of Object.keys(one) as Permission[])
      cells[permission] = widerLevel(cells[permission], one[permission]);
  return cells;
}
