import { type Refusal, refuse } from "../../core/problem";

type Work = { refusal: string; field?: string; until?: number | null };

/** A refused act on records: a limit is 423 with its end, what is out of reach is not there. */
export function refusedWork({ refusal, field, until }: Work): Refusal {
  if (refusal === "limit_reached")
    return refuse("limited", until == null ? {} : { detail: `Until ${new Date(until).toISOString()}.` });
  if (refusal === "limit_busy") return refuse("in_progress", { headers: { "retry-after": "1" } });
  if (refusal === "not_found") return refuse("not_found");
  if (refusal === "forbidden") return refuse("forbidden");
  if (refusal === "gone" || refusal === "stage_gone")
    return refuse("invalid", {
      errors: [{ field: field ?? "stage", code: "not_found", detail: "It is not there." }],
    });
  if (refusal === "clash") return refuse("stale");
  return refuse("conflict");
}
