import { useEffect, useSyncExternalStore } from "react";

export type Overlays = typeof import("./overlay-parts.client");

let loaded: Overlays | null = null;
let isLoading = false;
const waiting = new Set<() => void>();

/** Starts loading what opens over a page; when that fails, the next attempt asks again. */
export function loadOverlays(): void {
  if (isLoading) return;
  isLoading = true;
  import("./overlay-parts.client").then(
    (parts) => {
      loaded = parts;
      for (const tell of waiting) tell();
    },
    () => {
      isLoading = false;
    },
  );
}

const subscribe = (tell: () => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};

/** The libraries of what opens over a page, once `isWanted` and loaded; null before, and on the server. */
export function useOverlays(isWanted: boolean): Overlays | null {
  const parts = useSyncExternalStore(
    subscribe,
    () => loaded,
    () => null,
  );
  useEffect(() => {
    if (isWanted) loadOverlays();
  }, [isWanted]);
  return isWanted ? parts : null;
}

/** The same for what stands inside something that is open. */
export function openOverlays(): Overlays {
  if (loaded === null) throw new Error("This part stands in a window or a menu only");
  return loaded;
}
