import type { CrmPrecedence, Level, Permission } from "../access";
import type { Hold } from "../holds/holds";
import type { Said } from "../presence/availability";
import type { Lengths } from "./lifetime";

/** What the gate keeps of an account: copies of what D1 says, each thing whole. Instants in ms. */

export type GrantFact = {
  id: number;
  roleId: number | null;
  permission: Permission | null;
  level: Level | null;
  sourceId: number | null;
  connectionId: number | null;
  from: number | null;
  until: number | null;
  origin: string;
  /** The tick "Send replies" is off: the chat role gives the rest (MC-26). */
  withoutReply?: boolean;
};
/** A channel whose queue somebody is in; one that is switched off gives nothing. */
export type QueueFact = { source: number; name: string; isOff: boolean };

/** Everything the gate keeps of a person. The op carries it whole (architecture, "From D1 to the gate"). */
export type PersonFact = {
  /** The op that brought this state: moves the stamp when only the profile has changed. */
  rev?: number;
  user: number;
  publicId: string;
  name: string;
  surname: string;
  email: string;
  language: string | null;
  timeZone: string | null;
  departmentId: number | null;
  kind: string;
  isOwner: boolean;
  isDeleted: boolean;
  version: number;
  holds: Hold[];
  units: number[];
  reach: number[];
  heads: number[];
  /** Absent in a copy that was taken before queues were told. */
  queues?: QueueFact[];
  grants: GrantFact[];
  /** D1's copy, for a gate that begins anew; the gate's own is newer. */
  said?: Said;
};
export type UnitFact = { unit: number; kind: string; name: string; isActive: boolean; grants: GrantFact[] };
/** What was given to everybody besides the baseline role. */
export type EverybodyFact = { grants: GrantFact[] };
export type RoleFact = {
  role: number;
  family: string;
  template: string | null;
  name: string;
  isActive: boolean;
  cells: Partial<Record<Permission, Level>> | null;
};
export type SettingsFact = {
  account: number;
  publicId: string;
  companyName: string;
  timeZone: string;
  weekStart: number;
  language: string;
  isDemo: boolean;
  showsPage: boolean;
  staff: Lengths;
  admin: Lengths;
  sessionCap: number;
  strictCoupling: boolean;
  idleAfterMs: number;
  noticeVersion: number;
  /** Instant at which a company that is being closed is erased (AU-23); absent or null: it is open. */
  closingAt?: number | null;
  /** What a CRM right does for linked chats (semantics 3). A copy from before it travelled here has none: ask D1. */
  crmPrecedence?: CrmPrecedence;
};
export type NetworkEntryFact = {
  id: number;
  scope: "account" | "department" | "user";
  scopeId: number | null;
  mode: "extends" | "replaces";
  network: string;
  expiresAt: number | null;
};
export type NetworkFact = {
  isOn: boolean;
  coversTokens: boolean;
  exempt: number[];
  entries: NetworkEntryFact[];
  probation: {
    confirmBy: number;
    before: { isOn: boolean; coversTokens: boolean; exempt: number[]; entries: NetworkEntryFact[] };
  } | null;
};
/** An administrator restored a limit for a person: the count begins anew, or goes on up to `raisedTo` in this window. */
export type LimitRestored = { user: number; limit: number; raisedTo: number | null; at: number };
