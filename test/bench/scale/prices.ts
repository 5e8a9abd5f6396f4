/**
 * Cloudflare's published list prices of the Workers Paid plan (developers.cloudflare.com: workers, durable-objects and d1
 * platform/pricing), as read in November 2026; US dollars a month. What is included is left out: it is small at this size.
 */
export const PRICES = {
  /** For a million requests to a Worker. */
  workerRequests: 0.3,
  /** For a million milliseconds of a Worker's processor time. */
  workerCpuMs: 0.02,
  /** For a million requests to objects: RPCs, alarms, and twenty incoming frames of a socket. */
  objectRequests: 0.15,
  /** For a million GB-seconds that objects are awake; each counts as 128 MB. */
  objectGbSeconds: 12.5,
  /** For a million rows, of D1 and of objects alike. */
  rowsRead: 0.001,
  rowsWritten: 1,
  /** For a GB-month of D1; objects' own storage is priced 0.20. */
  d1Storage: 0.75,
} as const;

export const OBJECT_GB = 0.125;
