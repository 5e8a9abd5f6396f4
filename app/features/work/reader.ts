import type { PreviewFact } from "~/domain/session/preview";
import type { Acting } from "../acting";

/** Whoever looks at records: in "View as this employee" nothing is counted and nothing is written. */
export type Reader = Acting & { preview: PreviewFact | null };
