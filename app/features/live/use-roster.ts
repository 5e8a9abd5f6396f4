import { useEffect, useRef, useState } from "react";
import type { LiveFact, Roster, ServerFrame } from "~/domain/presence/frames";
import { useLive } from "./use-live";

export type LiveRoster = Omit<Roster, "facts"> & { facts: ReadonlyMap<string, LiveFact> };

/** Says what it has read after this many frames, far below what the gate lets stand unread. */
const READ_EVERY = 20;

const mapOf = (roster: Roster): LiveRoster => ({
  ...roster,
  facts: new Map(roster.facts.map((fact) => [fact.user, fact])),
});

/** The page's own roster, kept right by the socket while the page is open. */
export function useRoster(initial: Roster, knows: (publicId: string) => boolean): LiveRoster {
  const live = useLive();
  const [roster, setRoster] = useState(() => mapOf(initial));
  const isKnown = useRef(knows);
  isKnown.current = knows;
  useEffect(() => setRoster((old) => (initial.now > old.now ? mapOf(initial) : old)), [initial]);
  const { listen, say, refresh, status } = live ?? {};
  useEffect(() => {
    if (!listen || !say || !refresh || status !== "live") return;
    const stop = listen((frame: ServerFrame) => {
      if (frame.t === "snapshot") setRoster(mapOf(frame));
      if (frame.t === "facts") {
        setRoster((old) => {
          const facts = new Map(old.facts);
          for (const fact of frame.facts) facts.set(fact.user, fact);
          return { ...old, now: frame.now, facts };
        });
        if (frame.facts.some(({ user }) => !isKnown.current(user))) refresh();
      }
      if ("n" in frame && frame.n % READ_EVERY === 0) say({ t: "read", n: frame.n });
    });
    say({ t: "watch" });
    return () => {
      say({ t: "unwatch" });
      stop();
    };
  }, [listen, say, refresh, status]);
  return roster;
}
