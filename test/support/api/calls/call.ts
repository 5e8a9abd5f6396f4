/** One good call of an operation; `path` has its ids filled in. */
export type Call = { path: string; body?: unknown; expects: number };
export type Ids = Record<string, string>;

/** How the things that calls need are found and made. */
export type Made = {
  first: (path: string, pick?: (item: Record<string, string>) => boolean) => Promise<string>;
  make: (path: string, body: unknown) => Promise<string>;
};
