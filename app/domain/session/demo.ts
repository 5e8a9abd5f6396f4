/** Everybody's password in the demo company, which exists on one's own machine only. */
export const DEMO_PASSWORD = "open the gate please";
