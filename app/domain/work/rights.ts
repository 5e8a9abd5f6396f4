import type { Permission } from "../access";
import type { RecordKind } from "./kinds";

const RESOURCES = { deal: "deals", contact: "contacts", company: "companies", task: "tasks" } as const;
export type RecordAction = "view" | "create" | "edit" | "delete";

/** The cell that governs an action on records of a kind (AM-09, AM-10): `contacts.edit`. */
export const recordRight = (kind: RecordKind, action: RecordAction): Permission =>
  `${RESOURCES[kind]}.${action}`;

/** Whom a record belongs to, for the check: a record of nobody is in nobody's own (semantics 1). */
export const targetOf = (record: { responsibleId: number | null; units: readonly number[] }) => ({
  responsibles: record.responsibleId === null ? [] : [{ userId: record.responsibleId, units: record.units }],
});
