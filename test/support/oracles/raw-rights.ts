import { type Cells, ROLE_TEMPLATES, type TemplateKey } from "~/domain/access";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";

type Db = Gatehouse["db"];
const FOR_EVER = 8_000_000_000_000_000;

/** One raw grant: to whom, what, on which channel, when. Nothing is merged, nothing compared. */
export type RawRight = {
  /** `user:1`, `unit:2`, `heads` or `everybody`. */
  who: string;
  cells: Cells;
  sourceId: number | null;
  from: number;
  until: number;
};

/** People as attributes of a principal: units that give them rights, units whose records they share, holds. */
export type RawPerson = {
  id: number;
  publicId: string;
  member: string[];
  reach: number[];
  units: number[];
  holds: { from: number; until: number }[];
};

type Row = Record<string, number | string | null>;
const all = async (db: Db, sql: string): Promise<Row[]> => (await db.prepare(sql).all()).results as Row[];

/** Every right as its rows say it: grants, the set of everybody and of heads; switched-off roles and units give none. */
export async function readRawRights(db: Db): Promise<RawRight[]> {
  const cells = await all(db, "SELECT role_id, permission, level FROM role_cells");
  const cellsOf = (role: Row): Cells => {
    if (role.has_own_cells === 0 && role.template !== null)
      return ROLE_TEMPLATES[role.template as TemplateKey].cells;
    return Object.fromEntries(
      cells.filter(({ role_id }) => role_id === role.id).map(({ permission, level }) => [permission, level]),
    );
  };
  const roles = new Map((await all(db, "SELECT * FROM roles")).map((role) => [role.id, role]));
  const off = new Set((await all(db, "SELECT id FROM units WHERE is_active = 0")).map(({ id }) => id));
  const always = { sourceId: null, from: 0, until: FOR_EVER };
  const implicit = [...roles.values()]
    .filter(({ template, is_active }) => (template === "BASE" || template === "HEAD") && is_active === 1)
    .map((role) => ({
      who: role.template === "BASE" ? "everybody" : "heads",
      cells: cellsOf(role),
      ...always,
    }));
  const grants = await all(db, "SELECT * FROM grants WHERE connection_id IS NULL");
  return [
    ...implicit,
    ...grants.flatMap((grant): RawRight[] => {
      const role = grant.role_id === null ? null : roles.get(grant.role_id);
      if (role === undefined || role?.is_active === 0) return [];
      if (grant.subject_kind === "unit" && off.has(grant.subject_id)) return [];
      const given = role === null ? ({ [`${grant.permission}`]: grant.level } as Cells) : cellsOf(role);
      return [
        {
          who: grant.subject_kind === "everyone" ? "everybody" : `${grant.subject_kind}:${grant.subject_id}`,
          cells: given,
          sourceId: grant.source_id as number | null,
          from: (grant.valid_from as number | null) ?? 0,
          until: (grant.valid_until as number | null) ?? FOR_EVER,
        },
      ];
    }),
  ];
}

/** People with memberships, shared units and holds, worked out from the structure's own rows. */
export async function readRawPeople(db: Db): Promise<RawPerson[]> {
  const units = await all(db, "SELECT id, kind, parent_id, head_user_id, sees_records, is_active FROM units");
  const members = await all(db, "SELECT unit_id, user_id FROM unit_members");
  const holds = await all(db, "SELECT user_id, starts_at, ends_at FROM holds WHERE lifted_at IS NULL");
  const below = (top: Row): Row[] => [
    top,
    ...units.filter(({ parent_id }) => parent_id === top.id).flatMap((child) => below(child)),
  ];
  const people = await all(db, "SELECT id, public_id FROM users WHERE deleted_at IS NULL ORDER BY id");
  return people.map(({ id, public_id }) => {
    const own = units.filter((unit) => members.some((one) => one.user_id === id && one.unit_id === unit.id));
    const headed = units.filter((unit) => unit.head_user_id === id && unit.kind === "department");
    const shared = own.filter(
      ({ kind, sees_records }) => kind === "department" || (kind === "group" && sees_records),
    );
    const reach = [...shared, ...headed.flatMap(below)].filter(({ is_active }) => is_active === 1);
    return {
      id: id as number,
      publicId: public_id as string,
      member: [
        "everybody",
        `user:${id}`,
        ...own.map((unit) => `unit:${unit.id}`),
        ...(headed.length ? ["heads"] : []),
      ],
      reach: [...new Set(reach.map((unit) => unit.id as number))],
      units: own.map((unit) => unit.id as number),
      holds: holds
        .filter(({ user_id }) => user_id === id)
        .map((hold) => ({
          from: hold.starts_at as number,
          until: (hold.ends_at as number | null) ?? FOR_EVER,
        })),
    };
  });
}
