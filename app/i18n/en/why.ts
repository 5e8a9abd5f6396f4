/** Access check: the four questions of troubleshooting and their answers. */
export const why = {
  "why.cannot_sign_in": "A user cannot sign in",
  "why.no_source": "No access to a channel",
  "why.no_notices": "Notifications do not arrive",
  "why.sees_too_much": "A user sees other people's data",
} as const;
