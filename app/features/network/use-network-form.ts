import type { useFetcher } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef } from "react";
import type { NetworkAnswer } from "./network-view";

/** All forms of the page share one answer at a time. */
type Wire = ReturnType<typeof useFetcher<NetworkAnswer>>;
export const NetworkWire = createContext<Wire | null>(null);

/** The page's one connection to its action: `Form`, `submit`, `state` and the last answer. */
export function useWire(): Wire {
  const wire = useContext(NetworkWire);
  if (wire === null) throw new Error("NetworkWire is missing above this component");
  return wire;
}

/** Calls back once for each answer. */
export function useAnswer(
  answer: NetworkAnswer | undefined,
  onAnswer: (answer: NetworkAnswer) => void,
): void {
  const last = useRef<NetworkAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || last.current === answer) return;
    last.current = answer;
    onAnswer(answer);
  });
}
