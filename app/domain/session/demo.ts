/** Everybody's password in the demo company, which exists on one's own machine only. */
export const DEMO_PASSWORD = "open the gate please";

/** The seven whose sign-ins are shown: owner, Administrator, head of sales, and one for each other way of working. */
export const DEMO_SIGN_INS = ["owner", "admin", "head", "manager", "operator", "qc", "support"] as const;
export const DEMO_DOMAIN = "demo.test";
