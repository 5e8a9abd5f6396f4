import { useState } from "react";
import { type Overlays, useOverlays } from "./overlays";

type Driven = { open?: boolean; onOpenChange?: (open: boolean) => void };
type Opening = { open: boolean; setOpen: (open: boolean) => void; parts: Overlays | null };

/**
 * Whether a window or a panel is open, by itself or driven from outside, and the libraries to show it with: null until
 * it is opened for the first time.
 */
export function useOpening({ open: driven, onOpenChange }: Driven): Opening {
  const [own, setOwn] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const open = driven ?? own;
  if (open && !wasOpen) setWasOpen(true);
  const parts = useOverlays(open || wasOpen);
  const setOpen = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  return { open, setOpen, parts };
}
