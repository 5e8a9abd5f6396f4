import { type RefObject, useEffect, useState } from "react";

/**
 * Whether the only child of an element is no wider than the element; false until measured. A box that scrolls sideways
 * would hold a sticky header back, so the table scrolls only while it has to.
 */
export function useFits(box: RefObject<HTMLElement>): boolean {
  const [fits, setFits] = useState(false);
  useEffect(() => {
    const outer = box.current;
    const inner = outer?.firstElementChild;
    if (!(inner instanceof HTMLElement) || !outer) return;
    const measure = () => setFits(inner.offsetWidth <= outer.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [box]);
  return fits;
}
