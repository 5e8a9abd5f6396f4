import * as z from "zod";
import { type DECISIONS, LEFT_KINDS, type LeftKind } from "~/domain/hand-over/kinds";
import type { PlanRefusal } from "~/domain/hand-over/plan";
import type { MessageKey } from "~/i18n";

/** Name of the field in which a kind is decided. */
export const fieldOf = (kind: LeftKind) => `decide_${kind}` as const;

/** A choice as it is posted: `to:<person>`, `group:<department or group>`, `unassigned`, `keep`; empty = not decided. */
const choice = z.string().max(80).default("");

export const LeaveForm = z
  .object({
    intent: z.literal("start"),
    purpose: z.enum(["deletion", "move"]),
    typed: z.string().max(400).default(""),
    ...(Object.fromEntries(LEFT_KINDS.map((kind) => [fieldOf(kind), choice])) as Record<
      ReturnType<typeof fieldOf>,
      typeof choice
    >),
  })
  .strict();
export const AnotherForm = z
  .object({ intent: z.literal("name_another"), person: z.string().max(64) })
  .strict();
export const ReturnForm = z.object({ intent: z.literal("give_back") }).strict();

/** What a posted choice asks for, before anybody is looked up. */
export function parseChoice(
  posted: string,
): { decision: (typeof DECISIONS)[number]; person?: string; group?: string } | null {
  if (posted === "unassigned" || posted === "keep") return { decision: posted };
  const [, how, id] = /^(to|group):([\w-]{1,64})$/.exec(posted) ?? [];
  if (id === undefined) return null;
  return how === "to" ? { decision: "transfer", person: id } : { decision: "transfer", group: id };
}

export const PLAN_SAYS: Record<PlanRefusal, MessageKey> = {
  undecided: "leave.undecided",
  not_offered: "leave.not_offered",
  no_successor: "leave.no_successor",
  successor_is_leaving: "leave.successor_is_leaving",
  successor_not_active: "leave.successor_not_active",
  successor_cannot_see: "leave.successor_cannot_see",
};

/** What the page is told: errors beside their line, or one sentence for the whole. */
export type LeaveAnswer = {
  errors: Partial<Record<LeftKind | "typed" | "person", MessageKey>>;
  text: MessageKey | null;
};
