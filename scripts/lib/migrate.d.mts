export function migrate(db: D1Database, folder?: string): Promise<string[]>;
