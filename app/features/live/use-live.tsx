import { useLocation, useRevalidator } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Said } from "~/domain/presence/availability";
import type { ClientFrame, ServerFrame } from "~/domain/presence/frames";
import { seconds } from "~/domain/time/durations";
import { LiveConnection, type LiveStatus } from "./live-connection";

/** A little more than the gate's minute, so that no frame comes too early to count. */
const INPUT_EVERY_MS = seconds(61);
const INPUTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

export type Live = {
  status: LiveStatus;
  /** What the person said on another device; null until the socket has told. */
  said: Said | null;
  /** Frames of the live view; answers how to stop listening. */
  listen(listener: (frame: ServerFrame) => void): () => void;
  say(frame: ClientFrame): void;
  reconnect(): void;
  /** Asks the page's loaders again, with the next real input at the latest: a reload alone is no activity. */
  refresh(): void;
};

const Context = createContext<Live | null>(null);

/** The tab's live connection; null outside the desk. */
export const useLive = () => useContext(Context);

/** One socket for each tab of everybody signed in: to be present, and to be told to leave (semantics 9). */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const [said, setSaid] = useState<Said | null>(null);
  const listeners = useRef(new Set<(frame: ServerFrame) => void>());
  const wantsRefresh = useRef(false);
  const inputAt = useRef(Number.NEGATIVE_INFINITY);
  const reload = useRef(revalidate);
  reload.current = revalidate;

  // Made once: whoever listens must not have to begin anew when the status changes.
  const [live] = useState(() => {
    const refresh = () => {
      const isAtWork = performance.now() - inputAt.current < INPUT_EVERY_MS;
      wantsRefresh.current = !isAtWork;
      if (isAtWork) reload.current();
    };
    const connection = new LiveConnection({
      onStatus: setStatus,
      onLeave: goToGate,
      onFrame(frame) {
        if (frame.t === "said") setSaid(frame.said);
        for (const listener of listeners.current) listener(frame);
      },
    });
    const listen: Live["listen"] = (listener) => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    };
    const say: Live["say"] = (frame) => connection.say(frame);
    return { connection, refresh, listen, say, reconnect: connection.hurry };
  });

  useEffect(() => {
    const { connection } = live;
    connection.start();
    const look = () => document.visibilityState === "visible" && connection.hurry();
    window.addEventListener("online", connection.hurry);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("online", connection.hurry);
      document.removeEventListener("visibilitychange", look);
      connection.stop();
    };
  }, [live]);

  useEffect(() => {
    if (status === "live") live.connection.say({ t: "page", page: pathname });
  }, [live, status, pathname]);

  useEffect(() => {
    const onInput = () => {
      if (wantsRefresh.current) {
        wantsRefresh.current = false;
        reload.current();
      }
      if (performance.now() - inputAt.current < INPUT_EVERY_MS) return;
      inputAt.current = performance.now();
      live.connection.say({ t: "input" });
    };
    for (const name of INPUTS) window.addEventListener(name, onInput, { passive: true, capture: true });
    return () => {
      for (const name of INPUTS) window.removeEventListener(name, onInput, { capture: true });
    };
  }, [live]);

  const value = useMemo((): Live => ({ ...live, status, said }), [live, status, said]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** A whole document, because the gate answers with its own page; what was typed is kept by the sign-in page. */
function goToGate() {
  const { pathname, search } = window.location;
  if (pathname !== "/login") window.location.assign(`/login?next=${encodeURIComponent(pathname + search)}`);
}
