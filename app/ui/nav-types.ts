import type { ReactNode } from "react";

export type NavItem = {
  to: string;
  label: string;
  /** Shorter words for the bar at the bottom of a phone. */
  short?: string;
  /** 16–18 px. */
  icon: ReactNode;
  /** Only the exact address counts as "here"; needed for "/". */
  end?: boolean;
  /** A number that asks for attention. */
  count?: number;
};
