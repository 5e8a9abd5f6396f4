import { LEVELS, type Level, levelAt, RANK } from "./levels";
import { INDEX, PERMISSIONS, type Permission } from "./permissions";
import type { Cells, Table } from "./types";

/** Names of the rules that lower a merged cell, stable: explanations and translations use them. */
export const CLAMP_RULES = [
  "channels_need_view",
  "channels_view_needs_connect",
  "rating_needs_history",
  "reply_needs_history",
] as const;
export type ClampRule = (typeof CLAMP_RULES)[number];

/** One cell lowered by one rule because of another cell. */
export type Clamp = { rule: ClampRule; cell: Permission; because: Permission; from: Level; to: Level };

export type ClosureOptions = {
  /** Account option strictChannelCoupling: no right to connect, no list of channels [BX-14]. */
  strict: boolean;
};

type Rule = {
  rule: ClampRule;
  cell: Permission;
  because: Permission;
  /** `at_most`: never wider than the other cell. `needs`: nothing without the other cell, else untouched. */
  how: "at_most" | "needs";
  onlyStrict?: boolean;
};

/** Semantics 2, rules 1 to 4 [BX-13, BX-14, BX-22, MC-26]. Rules 5 and 6 state that nothing follows. */
const RULES: readonly Rule[] = [
  {
    rule: "channels_view_needs_connect",
    cell: "channels.view",
    because: "channels.connect",
    how: "needs",
    onlyStrict: true,
  },
  { rule: "channels_need_view", cell: "channels.edit", because: "channels.view", how: "at_most" },
  { rule: "channels_need_view", cell: "channels.connect", because: "channels.view", how: "at_most" },
  {
    rule: "rating_needs_history",
    cell: "conversations.rate",
    because: "conversations.history",
    how: "at_most",
  },
  {
    rule: "reply_needs_history",
    cell: "conversations.reply",
    because: "conversations.history",
    how: "at_most",
  },
];

/**
 * Lowers a table in place until no rule applies. Each rule is monotone and only lowers, so the end does
 * not depend on the order; in the order of the list one pass reaches it.
 */
export function closeTable(table: Table, options: ClosureOptions, onClamp?: (clamp: Clamp) => void): void {
  for (const rule of RULES) if (options.strict || !rule.onlyStrict) applyRule(table, rule, onClamp);
}

/** The literal reading of BX-14 alone: what it takes from the account-wide cells before bound grants count. */
export function applyStrictCoupling(table: Table, onClamp?: (clamp: Clamp) => void): void {
  for (const rule of RULES) if (rule.onlyStrict) applyRule(table, rule, onClamp);
}

function applyRule(table: Table, rule: Rule, onClamp?: (clamp: Clamp) => void): void {
  const cell = INDEX[rule.cell];
  const from = table[cell] ?? 0;
  const other = table[INDEX[rule.because]] ?? 0;
  const to = rule.how === "at_most" ? Math.min(from, other) : other === 0 ? 0 : from;
  if (to === from) return;
  table[cell] = to;
  onClamp?.({
    rule: rule.rule,
    cell: rule.cell,
    because: rule.because,
    from: levelAt(from),
    to: levelAt(to),
  });
}

/** What remains in effect of merged cells (semantics 2). Unset cells stay unset. */
export function closure(cells: Cells, options: ClosureOptions): Cells {
  const table = new Uint8Array(PERMISSIONS.length);
  const given = Object.keys(cells) as Permission[];
  for (const permission of given) table[INDEX[permission]] = RANK[cells[permission] ?? "denied"];
  closeTable(table, options);
  const closed: Cells = {};
  for (const permission of given) closed[permission] = LEVELS[table[INDEX[permission]] ?? 0];
  return closed;
}
