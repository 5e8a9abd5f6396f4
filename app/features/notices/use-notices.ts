import { useCallback, useEffect, useRef, useState } from "react";
import { seconds } from "~/domain/time/durations";
import { useLive } from "../live/use-live";
import type { Notices } from "./read-notices.server";

/** With a live connection, which tells of each notice, and without one. */
const ASKS_EVERY_MS = { live: seconds(60), alone: seconds(10) };
const POLL = { headers: { "x-gatehouse-poll": "1" }, redirect: "manual" } as const;

/**
 * One's own notices: asked for when the live connection says that there are new ones, and now and then while the tab is
 * looked at, which is a poll and no activity.
 */
export function useNotices() {
  const [notices, setNotices] = useState<Notices | null>(null);
  const asked = useRef(0);
  const live = useLive();
  const listen = live?.listen;
  const every = live?.status === "live" ? ASKS_EVERY_MS.live : ASKS_EVERY_MS.alone;
  const take = useCallback(async (request: Promise<Response>) => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await request.catch(() => null);
    if (!answer?.ok) return;
    // Read to its end in any case: a request whose answer nobody reads stays open.
    const told = (await answer.json()) as Notices;
    // An older answer must not undo what a newer one has shown.
    if (mine === asked.current) setNotices(told);
  }, []);
  const ask = useCallback(() => {
    if (document.visibilityState === "visible") void take(fetch("/notices", POLL));
  }, [take]);
  useEffect(() => {
    ask();
    const timer = setInterval(ask, every);
    const deaf = listen?.((frame) => {
      if (frame.t === "notices") ask();
    });
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      deaf?.();
      document.removeEventListener("visibilitychange", ask);
    };
  }, [ask, every, listen]);
  /** One of them, or with null all. */
  const read = (id: string | null) => {
    const body = new FormData();
    body.set("intent", "read");
    if (id !== null) body.set("notice", id);
    return take(fetch("/notices", { method: "POST", body, redirect: "manual" }));
  };
  return { notices, ask, read };
}
