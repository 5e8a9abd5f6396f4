import { useRouteLoaderData } from "@remix-run/react";
import type { NearLimit } from "~/domain/limits/meter";
import type { Said } from "~/domain/presence/availability";
import type { PreviewFact } from "~/domain/session/preview";
import type { PageId } from "./pages";

/** What the frame knows of the person and the company; comes from admission alone, without a query. */
export type DeskData = {
  me: { id: string; name: string; email: string };
  company: string;
  isDemo: boolean;
  /** Mail goes nowhere but to /dev/mail (FM-25). */
  isDemoMode: boolean;
  pages: PageId[];
  /** What the person says of themselves, as of the request. */
  said: Said;
  /** Limits that the person has nearly used up, as of the request. */
  near: readonly NearLimit[];
  /** Days in which a company that is being closed may still be kept; null = it is open. */
  closingInDays: number | null;
  /** "View as this employee": as whom, until when; null in one's own work. */
  preview: PreviewFact | null;
};

/** The frame's data from any page behind the gate; undefined when the frame itself could not be loaded. */
export const useDesk = () => useRouteLoaderData("routes/_desk") as DeskData | undefined;
