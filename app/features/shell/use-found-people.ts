import { useEffect, useState } from "react";

export type FoundPerson = { id: string; name: string; note: string };

const WAITS_MS = 150;
const NOBODY: FoundPerson[] = [];

/** People whose name, e-mail or phone fits what is typed, asked 150 ms after the last key. Failing finds nobody. */
export function useFoundPeople(query: string, mayAsk: boolean): FoundPerson[] {
  const [people, setPeople] = useState(NOBODY);
  const wanted = query.trim();
  useEffect(() => {
    if (!mayAsk || wanted.length < 2) return setPeople(NOBODY);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        // Not a page visit: it is the page underneath that the person is on.
        const headers = { "X-Gatehouse-Poll": "1" };
        const answer = await fetch(`/find/people?q=${encodeURIComponent(wanted)}`, {
          headers,
          signal: abort.signal,
        });
        setPeople(answer.ok ? ((await answer.json()) as { people: FoundPerson[] }).people : NOBODY);
      } catch {
        if (!abort.signal.aborted) setPeople(NOBODY);
      }
    }, WAITS_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, mayAsk]);
  return people;
}
