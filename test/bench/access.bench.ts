import { can, explain } from "~/domain/access";
import { accesscontrolCheck, accesscontrolCompile } from "./access/accesscontrol";
import { casbinCheck, casbinCompile, casbinExplain } from "./access/casbin";
import { caslCheck, caslCompile, caslExplain } from "./access/casl";
import { cedarCheck, cedarCompile, cedarExplain } from "./access/cedar";
import { hydrateMemory, hydrateTime } from "./access/hydrate";
import { compiled, explainFacts, questions, viewer } from "./access/workload";
import { type Bench, perSecond } from "./bench";

/** Measure row 5; Access, done 5. */
export default {
  name: "access",
  title: "Permission check, compile, explain",
  about: `One head of a sales department with four roles; 1,024 questions in a fixed order over every permission, four of
five about a record (own, a colleague's, another department's), the fifth a switch asked of nothing in particular. Each rival has the same policy in its own fastest form and must answer all
questions rightly before it is measured. Explaining is not the same work everywhere: ours names every grant with its
state and every clamp, the rivals name the rule that decided. The last rows fill the gate's own parts (copies in SQLite,
rights by signature) from the texts that D1 answers, for 5,000 people with 200 contributions each (six units of 30
grants, 19 own grants, the baseline).`,
  packages: ["@casl/ability", "accesscontrol", "casbin", "@cedar-policy/cedar-wasm"],
  rows: [
    {
      what: "check",
      unit: "checks/s",
      better: "more",
      ours: {
        name: "ours, compiled table",
        prepare(context) {
          let yes = 0;
          return perSecond(() => {
            for (const { permission, target } of questions) if (can(viewer, permission, target)) yes++;
            return questions.length + (yes < 0 ? 1 : 0);
          }, context);
        },
      },
      rivals: [
        { ...caslCheck, goal: 10 },
        { ...accesscontrolCheck, goal: 20 },
        { ...casbinCheck, goal: 1_000 },
        { ...cedarCheck, goal: 1_000 },
      ],
      rounds: 21,
    },
    {
      what: "compile one person's rights",
      unit: "people/s",
      better: "more",
      ours: {
        name: "ours",
        prepare: (context) => perSecond(() => (compiled().isAdministrator ? 0 : 1), context),
      },
      rivals: [
        { ...caslCompile, goal: 1 },
        { ...accesscontrolCompile, goal: 1 },
        { ...casbinCompile, goal: 1 },
        { ...cedarCompile, goal: 1 },
      ],
    },
    {
      what: "explain a decision",
      unit: "answers/s",
      better: "more",
      ours: {
        name: "ours, every grant and clamp",
        prepare(context) {
          let allowed = 0;
          return perSecond(() => {
            for (const { permission, target } of questions)
              if (explain({ ...explainFacts, permission, target }).allowed) allowed++;
            return questions.length + (allowed < 0 ? 1 : 0);
          }, context);
        },
      },
      rivals: [caslExplain, { ...casbinExplain, goal: 1 }, { ...cedarExplain, goal: 1 }],
    },
    {
      what: "hydrate and compile 5,000 people with 200 contributions",
      unit: "ms",
      better: "less",
      ours: hydrateTime,
      rivals: [],
      atMost: 1_000,
      rounds: 5,
    },
    {
      what: "memory of 5,000 people with 200 contributions",
      unit: "MB of heap",
      better: "less",
      ours: hydrateMemory,
      rivals: [],
      atMost: 40,
      rounds: 5,
    },
  ],
} satisfies Bench;
