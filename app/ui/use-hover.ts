import { useCallback, useEffect, useRef, useState } from "react";

/** How long the mouse must rest, and how long it may be on its way to the words, ms. */
const REST_MS = 350;
const AWAY_MS = 100;

/** Whether something shown on hover or focus is open: after a rest, and until the pointer has been away for a moment. */
export function useHover() {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const turn = useCallback((open: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    if (afterMs === 0) setOpen(open);
    else timer.current = setTimeout(() => setOpen(open), afterMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    isOpen,
    rest: useCallback(() => turn(true, REST_MS), [turn]),
    show: useCallback(() => turn(true, 0), [turn]),
    leave: useCallback(() => turn(false, AWAY_MS), [turn]),
    hide: useCallback(() => turn(false, 0), [turn]),
  };
}
