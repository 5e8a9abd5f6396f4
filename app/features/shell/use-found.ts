import { useEffect, useState } from "react";

const WAITS_MS = 150;

/**
 * What the server finds for what is typed, asked 150 ms after the last key; `none` for less than two letters and when it
 * fails. Null as `url` asks nothing. Keep `read` and `none` outside the component.
 */
export function useFound<Found, Answer>(
  url: string | null,
  query: string,
  read: (answer: Answer) => Found,
  none: Found,
): Found {
  const [found, setFound] = useState(none);
  const wanted = query.trim();
  useEffect(() => {
    if (url === null || wanted.length < 2) return setFound(none);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        // Not a page visit: it is the page underneath that the person is on.
        const headers = { "X-Gatehouse-Poll": "1" };
        const answer = await fetch(`${url}${encodeURIComponent(wanted)}`, { headers, signal: abort.signal });
        setFound(answer.ok ? read((await answer.json()) as Answer) : none);
      } catch {
        if (!abort.signal.aborted) setFound(none);
      }
    }, WAITS_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, url, read, none]);
  return found;
}
