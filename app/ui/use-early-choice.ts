import { type RefObject, useEffect } from "react";

/**
 * A select with a value of React's own that was changed before React took the page over: the change is told again, or
 * the next drawing would undo it. Such a select has `autoComplete="off"`, so that what differs is what somebody chose
 * and not what the browser remembered from an earlier visit.
 */
export function useEarlyChoice(select: RefObject<HTMLSelectElement>, value: unknown): void {
  // Once, when the page comes to life: later changes reach React by themselves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first value counts
  useEffect(() => {
    const { current } = select;
    if (value === undefined || !current || current.value === String(value)) return;
    const options = [...current.options];
    const first =
      options.find((option) => option.defaultSelected) ?? options.find((option) => !option.disabled);
    if (first?.selected === false) current.dispatchEvent(new Event("change", { bubbles: true }));
  }, []);
}
