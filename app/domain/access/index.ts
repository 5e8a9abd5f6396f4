/** The permission engine: pure, knows no clock, request or database. */
export { can, levelOf } from "./can";
export * from "./closure";
export { type CompileOptions, compile } from "./compile";
export * from "./conversations";
export * from "./differences";
export * from "./explain";
export * from "./gates";
export {
  cellsBeyond,
  GRANT_REFUSALS,
  type GrantDraft,
  type GrantRefusal,
  type GrantSubject,
  mayGrant,
  mayRevoke,
} from "./grants";
export * from "./levels";
export { effective, isCounting, type Place } from "./merge";
export * from "./new-clients";
export * from "./offered";
export * from "./people";
export * from "./permissions";
export * from "./role-choices";
export * from "./role-edit";
export * from "./role-warnings";
export * from "./scope";
export * from "./signature";
export * from "./source-ticks";
export * from "./templates";
export * from "./types";
export * from "./validate";
export * from "./view-as";
export * from "./ways-of-working";
export * from "./who";
