import { useEffect, useState } from "react";

/** Name of the person who can grant a right; null until it is known. Asked only by a page that was refused. */
export function useAdministrator(): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    fetch("/find/administrator", { headers: { "X-Gatehouse-Poll": "1" }, signal: abort.signal })
      .then(async (answer) =>
        setName(answer.ok ? ((await answer.json()) as { name: string | null }).name : null),
      )
      .catch(() => undefined);
    return () => abort.abort();
  }, []);
  return name;
}
