import { failureText, logText } from "../app/domain/text/log-text";

/** The operator's log: one JSON line an event, with a typed vocabulary. No secrets, no e-mails, no bodies. */
export type LogLine =
  | { event: "request_failed"; requestId: string; path: string }
  | { event: "later_failed"; requestId: string }
  | { event: "words_missing" }
  | { event: "gate_unreachable"; requestId: string }
  | { event: "job_failed"; job: string };

/** Something failed; `page_failed` is written where pages are made (app/entry.server.tsx). */
export const logFailure = (line: LogLine, failure: unknown): void =>
  console.error(logText(Date.now(), { ...line, message: failureText(failure) }));

export const logJob = (job: string, report: Record<string, number>): void =>
  console.log(logText(Date.now(), { event: "job_done", job, report }));

/** Work behind the answer: that it failed is said to the operator, as there is nobody else. */
export const laterIn =
  (ctx: ExecutionContext, requestId: string) =>
  (work: Promise<unknown>): void =>
    ctx.waitUntil(work.catch((failure) => logFailure({ event: "later_failed", requestId }, failure)));
