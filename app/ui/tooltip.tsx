import * as Slot from "radix-ui/slot";
import { type PointerEvent, type ReactElement, type ReactNode, useId, useRef } from "react";
import { useOverlays } from "./overlays";
import { useHover } from "./use-hover";

type Props = {
  /** Plain words; never the only place where something important is said (fingers see no tooltips). */
  text: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** One element that can take a ref and the focus. */
  children: ReactElement;
};

/** Words beside what the mouse rests on or the keyboard has reached (WCAG 1.4.13: they can be pointed at, and closed). */
export function Tooltip({ text, side = "top", children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const { isOpen, rest, show, leave, hide } = useHover();
  const Bubble = useOverlays(isOpen)?.TooltipBubble;
  const isMouse = (event: PointerEvent) => event.pointerType !== "touch";
  return (
    <>
      <Slot.Root
        ref={anchor}
        aria-describedby={isOpen ? id : undefined}
        onPointerEnter={(event) => isMouse(event) && rest()}
        onPointerLeave={leave}
        onPointerDown={hide}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && show()}
        onBlur={hide}
      >
        {children}
      </Slot.Root>
      {Bubble && (
        <Bubble id={id} anchor={anchor} side={side} stay={show} leave={leave} hide={hide}>
          {text}
        </Bubble>
      )}
    </>
  );
}
