import type { Origin } from "../log/entry";

/** Open sessions of the demo company. Nobody holds their tokens: they are there to be seen and to be ended. */
export type GateSeed = {
  sessions: {
    id: string;
    user: number;
    createdAt: number;
    lastSeenAt: number;
    page: string;
    origin: Origin;
  }[];
};
