/** The operator's log: one JSON line an event, with a typed vocabulary. No secrets, no e-mails, no bodies. */
export type LogLine =
  | { event: "request_failed"; requestId: string; path: string; message: string }
  | { event: "words_missing"; message: string }
  | { event: "gate_unreachable"; requestId: string; message: string }
  | { event: "page_failed"; requestId: string; path: string; message: string }
  | { event: "job_done"; job: string; report: Record<string, number> }
  | { event: "job_failed"; job: string; message: string };

export function logLine(line: LogLine): void {
  const failed = line.event !== "job_done";
  (failed ? console.error : console.log)(JSON.stringify({ at: new Date().toISOString(), ...line }));
}
