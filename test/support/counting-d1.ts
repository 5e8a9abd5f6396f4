/** The same database, which adds up the rows that its statements have read. Reset by reading `take()`. */
export function countingD1(real: D1Database): { db: D1Database; take(): number } {
  let read = 0;
  const counted = <T extends { meta: { rows_read?: number } }>(result: T): T => {
    read += result.meta.rows_read ?? 0;
    return result;
  };
  const inners = new WeakMap<object, D1PreparedStatement>();
  const batch = async (statements: D1PreparedStatement[]) =>
    (await real.batch(statements.map((one) => inners.get(one) ?? one))).map(counted);
  const statement = (inner: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(inner, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values));
        if (name === "all" || name === "run") return async () => counted(await target[name as "all"]());
        if (name === "raw" || name === "first")
          return async () => {
            throw new Error(`${String(name)} does not say what it read`);
          };
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    inners.set(proxy, inner);
    return proxy;
  };
  const db = new Proxy(real, {
    get(target, name) {
      if (name === "batch") return batch;
      if (name === "prepare") return (query: string) => statement(target.prepare(query));
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return {
    db,
    take() {
      const taken = read;
      read = 0;
      return taken;
    },
  };
}
