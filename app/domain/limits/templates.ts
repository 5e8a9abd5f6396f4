import type { LimitFact } from "./limit";

/** The limits that a company finds ready, all off (AM-18, first-minutes: "limits: none"). For everyone, Administrators exempt. */
export const LIMIT_TEMPLATES = [
  { key: "deals_10_day", metric: "deals_handled", threshold: 10, period: "day" },
  { key: "cards_200_day", metric: "cards_viewed", threshold: 200, period: "day" },
  { key: "rows_1000_hour", metric: "list_items", threshold: 1_000, period: "hour" },
  { key: "export_500_day", metric: "exported_rows", threshold: 500, period: "day" },
] as const satisfies readonly ({ key: string } & Pick<LimitFact, "metric" | "threshold" | "period">)[];
export type LimitTemplate = (typeof LIMIT_TEMPLATES)[number];
