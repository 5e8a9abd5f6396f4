import { type Enforcer, newEnforcer, newModelFromString } from "casbin";
import { type Contestant, cpuMs, mustAgree, perSecond } from "../bench";
import { questions, RELATIONS, ROLES, rightAnswers, rolePolicies } from "./workload";

/** How far each level reaches: the relation's place in RELATIONS must be below. */
const REACHES = { own: 1, own_dept: 2, any: 3 } as const;

const MODEL = `
[request_definition]
r = sub, act, far
[policy_definition]
p = sub, act, reach
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && r.far < p.reach && g(r.sub, p.sub)
`;

async function enforcer(): Promise<Enforcer> {
  const made = await newEnforcer(newModelFromString(MODEL));
  await made.addPolicies(
    rolePolicies.map(({ role, permission, level }) => [
      role,
      permission,
      String(REACHES[level as keyof typeof REACHES]),
    ]),
  );
  await made.addGroupingPolicies(ROLES.map((role) => ["person", role]));
  return made;
}

const asked = questions.map(({ permission, relation }) => [permission, RELATIONS.indexOf(relation)] as const);

/** casbin's role-based model; a part of the questions a round, since one answer takes long. */
export const casbinCheck: Contestant = {
  name: "casbin, enforceSync",
  async prepare(context) {
    const made = await enforcer();
    const one = ([act, far]: (typeof asked)[number]) => made.enforceSync("person", act, far);
    mustAgree("casbin", asked.map(one), rightAnswers);
    return inTurn((question) => one(question), context);
  },
};

export const casbinExplain: Contestant = {
  name: "casbin, enforceExSync",
  async prepare(context) {
    const made = await enforcer();
    return inTurn(([act, far]) => made.enforceExSync("person", act, far)[0], context);
  },
};

export const casbinCompile: Contestant = {
  name: "casbin, a new enforcer",
  async prepare({ roundMs }) {
    return async () => {
      const until = performance.now() + roundMs;
      const from = cpuMs();
      let done = 0;
      do {
        await enforcer();
        done++;
      } while (performance.now() < until);
      return (done * 1000) / (cpuMs() - from);
    };
  },
};

function inTurn(one: (question: (typeof asked)[number]) => boolean, context: { roundMs: number }) {
  let next = 0;
  let yes = 0;
  return perSecond(
    () => {
      for (let i = 0; i < 16; i++) if (one(asked[next++ % asked.length] as (typeof asked)[number])) yes++;
      return 16 + (yes < 0 ? 1 : 0);
    },
    { ...context, quick: false, long: false },
  );
}
