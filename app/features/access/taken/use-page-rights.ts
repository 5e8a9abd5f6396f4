import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useLive } from "../../live/use-live";
import { PAGES } from "../../shell/pages";
import type { PageRights } from "./page-rights";

/** `lost`: the status with which a page below one of the menu's refuses itself now; null while it opens. */
export type TabRights = PageRights & { lost: 403 | 404 | null };
export const isTaken = ({ missing, lost }: TabRights) => missing !== null || lost !== null;
const POLL = { headers: { "X-Gatehouse-Poll": "1" } };

/**
 * What the open tab may still show after rights have moved; null while nothing moved. A page that was lost is taken away
 * and comes back by itself, also while nobody is at the keyboard: the question is a poll and no activity.
 * `isRefused`: the page was refused when it was asked for, and opens as soon as it may.
 */
export function usePageRights(isRefused: boolean): TabRights | null {
  const live = useLive();
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const [rights, setRights] = useState<TabRights | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was asked for, and answered for itself
  useEffect(() => setRights((known) => known && { ...known, missing: null, lost: null }), [pathname]);
  useEffect(() => {
    if (live === null) return;
    let isCurrent = true;
    const ask = async () => {
      const lost = isRefused ? null : await refusalOf(pathname);
      const query = new URLSearchParams({ page: pathname, ...(lost !== null && { lost: "yes" }) });
      const answer = await fetch(`/find/rights?${query}`, POLL).catch(() => null);
      const next = answer?.ok ? { ...((await answer.json()) as PageRights), lost } : null;
      if (!isCurrent) return;
      setRights(next);
      if (next !== null && isTaken(next)) return;
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

/** How a card or another page below one of the menu's answers now; the menu's own pages are known by their right. */
async function refusalOf(pathname: string): Promise<403 | 404 | null> {
  if (PAGES.some(({ to }) => to === pathname)) return null;
  const answer = await fetch(`${pathname}.data`, POLL).catch(() => null);
  return answer?.status === 403 || answer?.status === 404 ? answer.status : null;
}
