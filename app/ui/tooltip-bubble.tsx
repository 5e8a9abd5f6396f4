import { Popper } from "radix-ui/internal";
import { type ReactNode, type RefObject, useEffect } from "react";
import { createPortal } from "react-dom";

type Props = {
  id: string;
  anchor: RefObject<HTMLElement>;
  side: "top" | "right" | "bottom" | "left";
  stay: () => void;
  leave: () => void;
  hide: () => void;
  children: ReactNode;
};

/** The words of a tooltip, beside their anchor; Escape and scrolling close them. */
export function TooltipBubble({ id, anchor, side, stay, leave, hide, children }: Props) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", hide, { capture: true });
    return () => {
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", hide, { capture: true });
    };
  }, [hide]);
  return (
    <Popper.Root>
      <Popper.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      {createPortal(
        <Popper.Content
          id={id}
          role="tooltip"
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onPointerEnter={stay}
          onPointerLeave={leave}
          className="z-50 max-w-72 animate-fade rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-pop"
        >
          {children}
        </Popper.Content>,
        document.body,
      )}
    </Popper.Root>
  );
}
