/** Sign-ins of one person from one place (an IPv4 address, an IPv6 /64) that would have been refused. `lastAt`: instant in ms. */
export type RefusedLine = { name: string; ip: string | null; times: number; lastAt: number };

/** Whom a change of the list would refuse, as the page shows it. */
export type DryRun = {
  /** Sign-ins of the last 30 days, and of how many people. */
  signIns: number;
  people: number;
  lines: RefusedLine[];
  moreLines: number;
  /** Set when the log is longer than what was read: how far back it came. */
  oldestAt: number | null;
  /** Open sessions that would be refused now. */
  sessions: number;
  /** Names of those among them who were seen a moment ago. */
  online: string[];
};
