/** What a machine that died says to whoever still asks it. */
export class Crash extends Error {}

/**
 * The same database behind a machine that dies at its call number `at` (from 1): before the call reaches D1, or after D1
 * has done it and before the answer came. A dead machine answers nothing more.
 */
export function crashingD1(real: D1Database, at: number, when: "before" | "after") {
  const machine = { calls: 0, isDead: false };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const call = async <T>(go: () => Promise<T>): Promise<T> => {
    if (machine.isDead) throw new Crash("dead");
    machine.calls += 1;
    if (machine.calls !== at) return go();
    machine.isDead = true;
    if (when === "after") await go();
    throw new Crash(`died at call ${at}`);
  };
  const statement = (target: D1PreparedStatement): D1PreparedStatement => {
    const proxy: D1PreparedStatement = new Proxy(target, {
      get(_, name) {
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values));
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => call(() => value.apply(target, given));
      },
    });
    inner.set(proxy, target);
    return proxy;
  };
  const db = new Proxy(real, {
    get(target, name) {
      if (name === "prepare") return (query: string) => statement(target.prepare(query));
      if (name === "batch")
        return (list: D1PreparedStatement[]) =>
          call(() => target.batch(list.map((one) => inner.get(one) ?? one)));
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { db, machine };
}
