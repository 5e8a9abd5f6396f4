import type { LimitMetric } from "../limits/kinds";
import type { SystemProblem } from "../mail/system";

/**
 * What a notice in the product says, as facts: names, codes, instants in ms. Words and dates are made when it is shown,
 * in its reader's language and zone. Kinds are stored: append only; a kind's sentence stands in the word lists.
 */
export type NoticeParams = {
  /** To administrators (AM-20): who has reached which limit; `waiting` clients have no answer (FM-06). */
  limit_reached: { people: ReachedPerson[] };
  /** To the person: the limit is near. */
  limit_near: { metric: LimitMetric; count: number; threshold: number };
  /** To the person: a limit that only tells is used up. */
  limit_warned: { metric: LimitMetric; count: number; threshold: number };
  /** To the person: an administrator restored the limit, or raised it for this window. */
  limit_restored: { metric: LimitMetric; by: string; raisedTo: number | null };
  /** To administrators: somebody whom a limit holds asks to go on (FM-06). */
  restore_asked: {
    name: string;
    id: string;
    metric: LimitMetric;
    count: number | null;
    threshold: number | null;
    until: number | null;
  };
  /** To whoever is responsible for a task: its reminder has come; `dueAt` in ms. */
  task_due: { text: string; dueAt: number };
  /** To whoever has been given a chat: by whom (MC-07). */
  chat_given: { client: string; by: string };
  /** To administrators: nobody was left who may take a chat over; `to`: the fallback responsible, if any (MC-07). */
  chat_fallback: { client: string; by: string; to: string | null };
  /** To the person: no letter reaches them (semantics 13). */
  mail_broken: { address: string };
  /** To administrators: no letter reaches this person. */
  mail_broken_of: { person: string; address: string };
  /** To the person: roles or rights, wider or narrower [MC-38]. */
  rights_changed: Record<never, never>;
  /** To those who can mend it: something of the product itself does not work [MC-51]; `name`: which of several. */
  system: { problem: SystemProblem; at: number; name?: string };
  /** To whoever is asked to look at a person's access [AU-20]. */
  review_assigned: { person: string };
  /** To everybody: what is recorded about people here, or for how long, has changed (FM-14). */
  recorded_changed: Record<never, never>;
};
export type NoticeKind = keyof NoticeParams;

export type ReachedPerson = {
  name: string;
  /** Public id. */
  id: string;
  metric: LimitMetric;
  count: number;
  threshold: number;
  /** Null = only an administrator restores. */
  until: number | null;
  waiting: number;
  /** False: the limit only tells, or holding would have left no administrator. */
  isHeld: boolean;
};

export const NOTICE_KINDS = [
  "limit_reached",
  "limit_near",
  "limit_warned",
  "limit_restored",
  "mail_broken",
  "mail_broken_of",
  "rights_changed",
  "system",
  "restore_asked",
  "review_assigned",
  "task_due",
  "chat_given",
  "chat_fallback",
  "recorded_changed",
] as const satisfies readonly NoticeKind[];
