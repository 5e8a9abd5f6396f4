import { useEffect } from "react";
import { seconds } from "~/domain/time/durations";

const ASKS_EVERY_MS = seconds(4);

/**
 * On the gate's page of somebody whom a limit suspends: asks, as a poll, whether they may go on, and then goes where
 * they were. The session has lived all the while, so nobody signs in anew (AM-21). `/live` answers 426 to whoever is in.
 */
export function WaitForRestore() {
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch("/live", { headers: { "x-gatehouse-poll": "1" }, redirect: "manual" }).catch(
        () => null,
      );
      if (answer?.status === 426) window.location.reload();
    };
    const timer = setInterval(() => void ask(), ASKS_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return null;
}
