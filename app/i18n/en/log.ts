/** Both logs: columns, one sentence per event, one label per reason code (semantics 12), methods, results, filters. */
export const log = {
  "log.time": "Date and time",
  "log.method": "Method",
  "log.page": "Page",
  "log.ip": "IP address",
  "log.browser": "Browser",
  "log.result": "Result",
  "log.reason": "Reason",
} as const;
