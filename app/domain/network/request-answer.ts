/** How administrators answer a refused person: `day` and `always` let them in from where they asked. */
export const REQUEST_ANSWERS = ["day", "always", "ignore"] as const;
export type RequestAnswer = (typeof REQUEST_ANSWERS)[number];
