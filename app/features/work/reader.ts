import type { CrmPrecedence } from "~/domain/access";
import type { PreviewFact } from "~/domain/session/preview";
import type { Acting } from "../acting";

/** Of the company's settings, as admitted; what is missing is asked of D1. */
type Known = { crmPrecedence?: CrmPrecedence; [other: string]: unknown };

/** Whoever looks at records: in "View as this employee" nothing is counted and nothing is written. */
export type Reader = Acting & { preview: PreviewFact | null; settings?: Known };
