/** The gate's own tables grow by numbered steps; a step that has run is never edited. */
export type SqlStep = { id: number; what: string; sql: string };

export const steps: readonly SqlStep[] = [
  { id: 1, what: "meta", sql: "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)" },
  {
    id: 2,
    what: "sessions",
    sql: `CREATE TABLE sessions (hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      user INTEGER NOT NULL, created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, first_address TEXT, last_address TEXT,
      country TEXT, device TEXT, device_id TEXT, ended_at INTEGER, end_reason TEXT);
      CREATE INDEX sessions_user ON sessions(user, ended_at)`,
  },
  {
    id: 3,
    what: "copies",
    sql: "CREATE TABLE copies (kind TEXT NOT NULL, id INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (kind, id))",
  },
  {
    id: 4,
    what: "outbox",
    sql: "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, op_id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL)",
  },
  {
    id: 5,
    what: "roster",
    sql: `CREATE TABLE roster (user INTEGER PRIMARY KEY, last_at INTEGER NOT NULL, page TEXT, address TEXT,
      device TEXT, written_at INTEGER NOT NULL DEFAULT 0)`,
  },
  {
    id: 30,
    what: "presence",
    sql: `CREATE TABLE presence (user INTEGER PRIMARY KEY, present INTEGER NOT NULL, since INTEGER NOT NULL, left_at INTEGER,
      open_from INTEGER, availability TEXT NOT NULL, until INTEGER);
      CREATE INDEX presence_present ON presence(user) WHERE present = 1;
      CREATE TABLE intervals (id INTEGER PRIMARY KEY AUTOINCREMENT, user INTEGER NOT NULL, state TEXT NOT NULL,
      from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0, UNIQUE (user, from_at));
      CREATE INDEX intervals_untold ON intervals(id) WHERE told = 0`,
  },
  {
    id: 180,
    what: "previews",
    sql: `ALTER TABLE sessions ADD COLUMN subject INTEGER; ALTER TABLE sessions ADD COLUMN preview_until INTEGER`,
  },
  {
    id: 230,
    what: "tokens",
    sql: `ALTER TABLE sessions ADD COLUMN expires_at INTEGER; ALTER TABLE sessions ADD COLUMN token TEXT`,
  },
  {
    id: 220,
    what: "last_seal",
    sql: "CREATE TABLE last_seal (number INTEGER NOT NULL, hash TEXT NOT NULL, upto INTEGER NOT NULL, epoch INTEGER NOT NULL)",
  },
  {
    id: 280,
    what: "meter",
    sql: `CREATE TABLE meter (user INTEGER NOT NULL, limit_id INTEGER NOT NULL, metric TEXT NOT NULL, period TEXT NOT NULL,
      from_at INTEGER NOT NULL, until INTEGER NOT NULL, count INTEGER NOT NULL, raised_to INTEGER, reached TEXT,
      warned INTEGER NOT NULL, PRIMARY KEY (user, limit_id)) WITHOUT ROWID;
      CREATE TABLE meter_keys (user INTEGER NOT NULL, limit_id INTEGER NOT NULL, key TEXT NOT NULL,
      PRIMARY KEY (user, limit_id, key)) WITHOUT ROWID;
      CREATE TABLE reservations (action_id TEXT NOT NULL, limit_id INTEGER NOT NULL, user INTEGER NOT NULL,
      amount INTEGER NOT NULL, keys TEXT NOT NULL, from_at INTEGER NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (action_id, limit_id)) WITHOUT ROWID;
      CREATE INDEX reservations_user ON reservations(user, limit_id); CREATE INDEX reservations_at ON reservations(at);
      CREATE TABLE limit_holds (id TEXT PRIMARY KEY, user INTEGER NOT NULL, limit_id INTEGER NOT NULL,
      starts_at INTEGER NOT NULL, ends_at INTEGER, lifted_at INTEGER);
      CREATE INDEX limit_holds_user ON limit_holds(user)`,
  },
];

/** Runs the steps that this object has not run yet, each exactly once. */
export function runSteps(storage: DurableObjectStorage, todo: readonly SqlStep[] = steps): void {
  storage.transactionSync(() => {
    storage.sql.exec("CREATE TABLE IF NOT EXISTS done_steps (id INTEGER PRIMARY KEY)");
    const done = new Set(
      storage.sql
        .exec<{ id: number }>("SELECT id FROM done_steps")
        .toArray()
        .map((row) => row.id),
    );
    for (const step of todo) {
      if (done.has(step.id)) continue;
      storage.sql.exec(step.sql);
      storage.sql.exec("INSERT INTO done_steps(id) VALUES (?)", step.id);
    }
  });
}
