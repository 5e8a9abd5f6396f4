/** The permission engine: pure, knows no clock, request or database. */
export * from "./can";
export * from "./closure";
export { type CompileOptions, compile } from "./compile";
export * from "./levels";
export { effective, isCounting, type Place } from "./merge";
export * from "./offered";
export * from "./permissions";
export * from "./role-choices";
export * from "./scope";
export * from "./signature";
export * from "./templates";
export * from "./types";
export * from "./view-as";
