import * as Slot from "radix-ui/slot";
import type { KeyboardEvent, MouseEvent, ReactElement } from "react";
import { loadOverlays } from "./overlays";

/** What pressed it: a menu that is opened with the keyboard begins at its first line. */
export type OpenedBy = "pointer" | "keyboard";

type Props = {
  kind: "dialog" | "menu";
  onOpen: (by: OpenedBy) => void;
  /** One element that can take a ref and the focus. */
  children: ReactElement;
};

/**
 * A button as long as what it opens has not been loaded: the pointer or the focus on it starts loading. Its first
 * press opens; from then on the library's own trigger stands in its place.
 */
export function Opener({ kind, onOpen, children }: Props) {
  const press = (event: MouseEvent) => {
    if (event.defaultPrevented) return;
    loadOverlays();
    onOpen(event.detail === 0 ? "keyboard" : "pointer");
  };
  const pressDown = (event: KeyboardEvent) => {
    if (kind !== "menu" || event.key !== "ArrowDown") return;
    event.preventDefault();
    loadOverlays();
    onOpen("keyboard");
  };
  return (
    <Slot.Root
      {...{ type: "button" }}
      aria-haspopup={kind}
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={loadOverlays}
      onFocus={loadOverlays}
      onClick={press}
      onKeyDown={pressDown}
    >
      {children}
    </Slot.Root>
  );
}
