import type { live as en } from "../en/live";

export const live = {} satisfies Record<keyof typeof en, string>;
