import { OBJECT_GB, PRICES } from "./prices";

/** What one person at work does in a working day; the shape that `scale` replays. */
export const DAY = {
  requests: 120,
  signIns: 1,
  /** Counted actions: reserve and confirm, two RPCs. */
  counted: 30,
  /** Frames over the live socket: input, page and reading; twenty are one request. */
  frames: 300,
  /** Hours in which somebody of the account watches the live view: its timer keeps the object from sleeping. */
  watchedHours: 2,
  /** An object's wall-clock time of one request, ms; an idle one that may sleep is not billed. */
  objectMs: 10,
  /** Rows that D1 writes: log, presence, activity, records with their indexes. */
  rowsWritten: 90,
  /** Rows of D1 that a page reads, most of them through indexes. */
  rowsReadPerRequest: 150,
  /** Bytes that the authorization log keeps of a day, indexes included. */
  logBytes: 1_500,
} as const;
export const WORKING_DAYS = 22;
/** Share of a day's requests that falls into its busiest hour. */
const BUSIEST_HOUR = 0.2;

export type Size = { accounts: number; staff: number };
export type Cost = { admissionMs: number; pageMs: number };

/** The month of so many people: amounts, dollars, and the busiest gate. `cost`: processor time as measured, ms. */
export function billOf({ accounts, staff }: Size, { admissionMs, pageMs }: Cost) {
  const days = staff * WORKING_DAYS;
  const requests = days * DAY.requests;
  const millions = (count: number) => count / 1e6;
  const objectRequests = requests + days * (DAY.counted * 2 + DAY.signIns * 3 + DAY.frames / 20);
  const watched = accounts * WORKING_DAYS * DAY.watchedHours * 3_600;
  const gbSeconds = (watched + (objectRequests * DAY.objectMs) / 1_000) * OBJECT_GB;
  const logGbAMonth = (days * DAY.logBytes) / 1e9;
  const dollars = {
    requests: millions(requests) * PRICES.workerRequests,
    processor: millions(requests * (admissionMs + pageMs)) * PRICES.workerCpuMs,
    objects: millions(objectRequests) * PRICES.objectRequests,
    awake: millions(gbSeconds) * PRICES.objectGbSeconds,
    rowsRead: millions(requests * DAY.rowsReadPerRequest) * PRICES.rowsRead,
    rowsWritten: millions(days * DAY.rowsWritten) * PRICES.rowsWritten,
    /** A year of log, the usual retention. */
    storage: logGbAMonth * 12 * PRICES.d1Storage,
  };
  return {
    requests,
    objectRequests,
    logGbAMonth,
    /** Databases of at most 5 GB each, half of D1's limit, with a year of log. */
    databases: Math.ceil((logGbAMonth * 12) / 5),
    /** Requests a second of an average account's gate, in the busiest hour. */
    busiestGate: ((staff / accounts) * DAY.requests * BUSIEST_HOUR) / 3_600,
    dollars,
    total: Object.values(dollars).reduce((sum, one) => sum + one, 0),
  };
}
