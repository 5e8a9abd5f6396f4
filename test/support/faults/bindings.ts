import type { FaultPlan, Target } from "./plan";

type Bindings = Record<string, unknown>;

const TARGETS: Record<string, Target> = {
  DB: "db",
  ACCOUNT_GATE: "gate",
  LOGIN_THROTTLE: "throttle",
  HASHER: "hasher",
  FILES: "files",
};

/** The same bindings, each of whose calls goes through the plan. */
export function withFaults(env: object, plan: FaultPlan): object {
  const wrapped: Bindings = { ...env };
  wrapped.DB = faultyD1((env as { DB: D1Database }).DB, plan);
  for (const name of ["ACCOUNT_GATE", "LOGIN_THROTTLE"]) {
    const namespace = wrapped[name] as DurableObjectNamespace | undefined;
    if (namespace) wrapped[name] = faultyNamespace(namespace, TARGETS[name]!, plan);
  }
  for (const name of ["HASHER", "FILES"]) {
    if (wrapped[name]) wrapped[name] = faultyMethods(wrapped[name] as object, TARGETS[name]!, plan);
  }
  return wrapped;
}

const INNER = Symbol("the real statement");
type Wrapped = { [INNER]: D1PreparedStatement };

function faultyD1(db: D1Database, plan: FaultPlan): object {
  const statement = (real: D1PreparedStatement): object => ({
    [INNER]: real,
    bind: (...values: unknown[]) => statement(real.bind(...values)),
    run: () => plan.call("db", () => real.run()),
    all: () => plan.call("db", () => real.all()),
    first: (...column: [string]) => plan.call("db", () => real.first(...column)),
    raw: (options?: { columnNames: true }) => plan.call("db", () => real.raw(options as never)),
  });
  return {
    prepare: (sql: string) => statement(db.prepare(sql)),
    batch: (list: Wrapped[]) => plan.call("db", () => db.batch(list.map((wrapped) => wrapped[INNER]))),
    exec: (sql: string) => plan.call("db", () => db.exec(sql)),
    withSession: () => faultyD1(db, plan),
  };
}

function faultyNamespace(namespace: DurableObjectNamespace, target: Target, plan: FaultPlan): object {
  return new Proxy(namespace, {
    get(real, property) {
      const value = Reflect.get(real, property, real);
      if (typeof value !== "function") return value;
      const call = value.bind(real);
      if (property !== "get" && property !== "getByName") return call;
      return (...args: unknown[]) => faultyMethods(call(...args), target, plan);
    },
  });
}

function faultyMethods(real: object, target: Target, plan: FaultPlan): object {
  return new Proxy(real, {
    get(object, property) {
      const value = Reflect.get(object, property, object);
      if (typeof value !== "function" || property === "then") return value;
      return (...args: unknown[]) =>
        plan.call(target, () =>
          (object as Record<PropertyKey, (...args: unknown[]) => unknown>)[property]!(...args),
        );
    },
  });
}
