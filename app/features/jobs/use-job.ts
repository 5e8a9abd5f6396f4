import { useEffect, useRef, useState } from "react";
import type { JobProgress } from "~/domain/jobs/jobs";

const WAITS_MS = 1_000;

/** The job as it goes on: asked once a second until it is done or has failed; `onDone` is called once. */
export function useJob<Result>(first: JobProgress<Result>, onDone?: () => void) {
  const [job, setJob] = useState(first);
  const told = useRef(onDone);
  told.current = onDone;
  // Another job, or the same one retried: what the page knows counts again.
  useEffect(() => setJob(first), [first]);
  const { id, state } = job;
  useEffect(() => {
    if (state !== "open") return;
    const abort = new AbortController();
    const timer = setInterval(async () => {
      try {
        // Not a page visit: waiting neither counts nor keeps a session alive.
        const headers = { "X-Gatehouse-Poll": "1" };
        const answer = await fetch(`/jobs/${id}`, { headers, signal: abort.signal });
        if (!answer.ok) return;
        const next = (await answer.json()) as JobProgress<Result>;
        setJob(next);
        if (next.state === "done") told.current?.();
      } catch {
        // The next second asks again.
      }
    }, WAITS_MS);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [id, state]);
  const retry = async () => {
    const body = new URLSearchParams({ intent: "retry" });
    const answer = await fetch(`/jobs/${id}`, { method: "POST", body });
    if (answer.ok) setJob((now) => ({ ...now, state: "open" }));
  };
  return { job, retry };
}
