import type { Miniflare } from "miniflare";

export type LogLine = { timestamp: number; level: string; message: string };

export type GatehouseOptions = {
  /** Folder of the data and secrets of this server. */
  state: string;
  /** 0 or unset: any free port of 127.0.0.1. */
  port?: number;
  clientAddress?: "cloudflare" | "proxy" | "demo";
  /** The public address; the server's own when unset. */
  origin?: string;
  /** A folder made by `bundle()` from the same configuration. */
  bundle?: string;
  /** Further text bindings of the main Worker. */
  env?: Record<string, string>;
  onLog?: (line: LogLine) => void;
  /** `false`: cron runs only when `tick` is called. */
  cron?: boolean;
};

export type Gatehouse = {
  url: string;
  port: number;
  mf: Miniflare;
  db: D1Database;
  hasherUrl: URL;
  secrets: Record<"COOKIE_KEYS" | "PASSWORD_PEPPER" | "PROXY_SECRET" | "HASHER_KEY" | "FILES_BUCKET", string>;
  /** Runs cron once with this scheduled time, in ms. */
  tick(scheduledTime: number): Promise<unknown>;
  stop(): Promise<void>;
};

export function startGatehouse(options: GatehouseOptions): Promise<Gatehouse>;
