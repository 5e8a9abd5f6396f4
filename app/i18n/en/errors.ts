/** Form errors, refusals of rules, and the pages for what went wrong. */
export const errors = {
  "admin.last": "This is the last administrator. Appoint another one first.",
  "record.none": "Not found, or you have no access.",
} as const;
