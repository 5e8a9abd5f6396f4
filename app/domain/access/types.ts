import type { Level } from "./levels";
import type { Permission } from "./permissions";
import type { TemplateKey } from "./templates";

/** What a role or a grant says; an absent permission is unset, which is not `denied` (semantics 1). */
export type Cells = Partial<Record<Permission, Level>>;

export const ORIGIN_KINDS = [
  "role",
  "direct",
  "department",
  "group",
  "workgroup",
  "baseline",
  "head",
  "queue",
  "crm_admin",
  "participant",
] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/**
 * Where a contribution comes from, for the words "because of …".
 * `name` is the name of the unit, queue or connection, or of the role when the kind is `role`.
 */
export type Origin = {
  kind: OriginKind;
  name: string;
  /** The role whose cells are contributed; absent for single cells and implicit grants. */
  roleId?: number | null;
  /** Its name, when `name` is that of a unit. */
  roleName?: string | null;
  /** Set when the role is a shipped template; `administrator` makes its holder an Administrator. */
  template?: TemplateKey | null;
};

/**
 * One grant as it reaches one person, with the cells it gives.
 * Bound to a source or to a CRM connection (never both) it counts there only.
 * `from` and `until` are instants in ms; it counts when from <= now < until.
 */
export type Contribution = {
  /** Stable and unique inside the account, e.g. "g17", "d3.r5"; part of the signature. */
  id: string;
  origin: Origin;
  cells: Cells;
  sourceId: number | null;
  connectionId: number | null;
  from: number | null;
  until: number | null;
  /** True when its role, group or department is switched off: it gives nothing but can be explained. */
  inactive?: boolean;
};

/** Ranks (index in LEVELS) by index in PERMISSIONS. */
export type Table = Uint8Array;

/** Compiled rights. `bySource` and `byConnection` hold whole tables: account-wide cells are in them too. */
export type Rights = {
  cells: Table;
  bySource: Record<number, Table>;
  byConnection: Record<number, Table>;
  isAdministrator: boolean;
  /** Instant in ms at which a contribution begins or ends and the table must be compiled anew. */
  validUntil: number | null;
};

/** The person who asks, as the gate admitted them. */
export type Viewer = {
  accountId: number;
  userId: number;
  publicId: string;
  rights: Rights;
  departmentId: number | null;
  /** Own department, groups whose members see each other's records, and the headed subtree. */
  reach: readonly number[];
  isOwner: boolean;
};

/** A person as the bearer of a record: the units they are a direct member of. */
export type Responsible = { userId: number; units: readonly number[] };

/**
 * The thing asked about. `responsibles`: the person responsible for a record, the queue and owner of a
 * channel, the creator of another settings object, or the person themself for rights over people.
 */
export type Target = {
  responsibles?: readonly Responsible[];
  sourceId?: number | null;
  connectionId?: number | null;
};
