import { useCallback, useEffect, useRef, useState } from "react";
import { seconds } from "~/domain/time/durations";
import type { Notices } from "./read-notices.server";

const ASKS_EVERY_MS = seconds(10);
const POLL = { headers: { "x-gatehouse-poll": "1" }, redirect: "manual" } as const;

/** One's own notices, asked again while the tab is looked at and when it is looked at again: a poll, no activity. */
export function useNotices() {
  const [notices, setNotices] = useState<Notices | null>(null);
  const asked = useRef(0);
  const take = useCallback(async (request: Promise<Response>) => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await request.catch(() => null);
    // An older answer must not undo what a newer one has shown.
    if (answer?.ok && mine === asked.current) setNotices((await answer.json()) as Notices);
  }, []);
  const ask = useCallback(() => {
    if (document.visibilityState === "visible") void take(fetch("/notices", POLL));
  }, [take]);
  useEffect(() => {
    ask();
    const timer = setInterval(ask, ASKS_EVERY_MS);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [ask]);
  /** One of them, or with null all. */
  const read = (id: string | null) => {
    const body = new FormData();
    body.set("intent", "read");
    if (id !== null) body.set("notice", id);
    return take(fetch("/notices", { method: "POST", body, redirect: "manual" }));
  };
  return { notices, ask, read };
}
