import type { SubmissionResult } from "@conform-to/react";
import type { MessageKey } from "~/i18n";

export const STRUCTURE_REFUSALS = ["not_found", "taken", "cycle", "above_you", "in_use", "conflict"] as const;
export type StructureRefusal = (typeof STRUCTURE_REFUSALS)[number];
export type StructureOutcome =
  | { ok: true; publicId: string; pending: boolean }
  | { ok: false; refusal: StructureRefusal };

export type StructureAnswer = { result?: SubmissionResult<string[]>; saved?: boolean; pending?: boolean };

export const STRUCTURE_SAYS: Record<
  StructureRefusal,
  { text: MessageKey; field?: "name" | "parent"; status: number }
> = {
  not_found: { text: "record.none", status: 404 },
  taken: { text: "error.taken", field: "name", status: 409 },
  cycle: { text: "structure.cycle", field: "parent", status: 409 },
  above_you: { text: "error.above_you", status: 403 },
  in_use: { text: "structure.in_use", status: 409 },
  conflict: { text: "error.conflict", status: 409 },
};
