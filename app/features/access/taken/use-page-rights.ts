import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useLive } from "../../live/use-live";
import type { PageRights } from "./page-rights";

/**
 * What the open tab may still show after rights have moved; null while nothing moved. A page that was lost is taken away
 * and comes back by itself, also while nobody is at the keyboard: the question is a poll and no activity.
 * `isRefused`: the page was refused when it was asked for, and opens as soon as it may.
 */
export function usePageRights(isRefused: boolean): PageRights | null {
  const live = useLive();
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const [rights, setRights] = useState<PageRights | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was asked for, and answered for itself
  useEffect(() => setRights((known) => known && { ...known, missing: null }), [pathname]);
  useEffect(() => {
    if (live === null) return;
    let isCurrent = true;
    const ask = async () => {
      const answer = await fetch(`/find/rights?page=${encodeURIComponent(pathname)}`, {
        headers: { "X-Gatehouse-Poll": "1" },
      }).catch(() => null);
      const next = answer?.ok ? ((await answer.json()) as PageRights) : null;
      if (!isCurrent) return;
      setRights(next);
      if (next !== null && next.missing !== null) return;
      if (isRefused) revalidate();
      else live.refresh();
    };
    const stop = live.listen((frame) => {
      if (frame.t === "rights") void ask();
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [live, pathname, isRefused, revalidate]);
  return rights;
}
