import { PERMISSIONS, type Permission, RANK, type Rights, type Table } from "../access";
import { days } from "../time/durations";

/** `personal`: its owner's own errands. `service`: an integration; its name stands in the log (semantics 12). */
export const TOKEN_KINDS = ["personal", "service"] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** How long a token may live, as offered; there is none without an end. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const;
export const LONGEST_TOKEN_MS = days(366);
/** The most a token may carry. */
export const TOKEN_NAME_LENGTH = 80;
export const TOKEN_ADDRESSES = 50;

/** What the gate keeps of a token beside its session: of the secret only the hash. Instants in ms. */
export type TokenFact = {
  kind: TokenKind;
  name: string;
  /** Permissions it is narrowed to; null = all that its owner may at the moment of asking. */
  scopes: Permission[] | null;
  /** Networks it may be used from; empty = from anywhere that its owner may. */
  addresses: string[];
  createdBy: number;
};

export type TokenView = TokenFact & {
  id: string;
  user: number;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  lastAddress: string | null;
};

/** What a token that only looks is narrowed to: seeing, never changing, taking out or giving. */
export const READING: readonly Permission[] = PERMISSIONS.filter((permission) =>
  /\.(view|list|history|names|see_phone_email|personal|team|general|explain)$/.test(permission),
);

const TOKEN = /^gh_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/;

/** `gh_<account>_<secret>`: the account's public id, and 32 random bytes as base64url (ASVS 7.2.3). */
export const tokenText = (accountPublicId: string, secret: string) => `gh_${accountPublicId}_${secret}`;

/** Account and secret of a token's text; null when it is none. */
export function readToken(text: string): { account: string; secret: string } | null {
  const [, account, secret] = TOKEN.exec(text) ?? [];
  return account === undefined || secret === undefined ? null : { account, secret };
}

/**
 * A token's rights: its owner's rights now, without the cells it was not given; never wider than either. Only a token
 * without scopes is an Administrator where its owner is one.
 */
export function narrowed(rights: Rights, scopes: readonly Permission[] | null): Rights {
  if (scopes === null) return rights;
  const kept = new Set<Permission>(scopes);
  const narrow = (table: Table): Table =>
    table.map((rank, index) => (kept.has(PERMISSIONS[index]!) ? rank : RANK.denied));
  const each = (tables: Record<number, Table>) =>
    Object.fromEntries(Object.entries(tables).map(([id, table]) => [id, narrow(table)]));
  return {
    ...rights,
    cells: narrow(rights.cells),
    bySource: each(rights.bySource),
    byConnection: each(rights.byConnection),
    isAdministrator: false,
  };
}
