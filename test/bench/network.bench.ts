import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { parseNetwork } from "~/domain/network/parse-network";
import { readAddress } from "~/domain/network/read-address";
import { type Bench, type Contestant, mustAgree, perSecond, type Row } from "./bench";
import { NOTATIONS } from "./network/notations";
import { LIBRARIES, type Library } from "./network/rivals";
import { instant, type Spread, visit, type Workload, workloadOf } from "./network/workload";

/** As the gate puts it together. */
const arrival = (text: string) => ({
  userId: visit.userId,
  departmentId: visit.departmentId,
  kind: visit.kind,
  address: readAddress(text),
});

type Reading = "read beforehand" | "from text";

/** The gate's own check: holds and lists apart, exactly what a request meets. */
function ours({ list, questions }: Workload, reading: Reading): Contestant {
  const compiled = compileAllowlist(list, instant);
  const asks = questions.map(({ text, address }) => ({ text, visit: { ...visit, address } }));
  let inside = 0;
  return {
    name: "ours",
    prepare: (context) =>
      perSecond(() => {
        if (reading === "from text") {
          for (const { text } of asks) if (isAllowed(compiled, arrival(text), instant)) inside++;
        } else for (const ask of asks) if (isAllowed(compiled, ask.visit, instant)) inside++;
        return asks.length + (inside < 0 ? 1 : 0);
      }, context),
  };
}

function rival(library: Library, { mine, questions }: Workload, reading: Reading): Contestant {
  return {
    name: library.name,
    async prepare(context) {
      const { read, has } = await library.load(mine);
      const asks = questions.map(({ text }) => ({ text, address: read(text) as never }));
      mustAgree(
        library.name,
        asks.map(({ address }) => has(address)),
        questions.map(({ right }) => right),
      );
      let next = 0;
      let inside = 0;
      return perSecond(() => {
        for (let i = 0; i < 8; i++) {
          const ask = asks[next++ % asks.length] as (typeof asks)[number];
          if (has(reading === "from text" ? (read(ask.text) as never) : ask.address)) inside++;
        }
        return 8 + (inside < 0 ? 1 : 0);
      }, context);
    },
  };
}

function row(count: number, reading: Reading, spread: Spread = "anywhere"): Row {
  const workload = workloadOf(count, spread);
  const range = spread === "anywhere" ? "" : " of one company's range";
  return {
    what: `${count.toLocaleString("en")} networks${range}, address ${reading}`,
    unit: "checks/s",
    better: "more",
    ours: ours(workload, reading),
    rivals: LIBRARIES.map((library) => rival(library, workload, reading)),
    ...(reading === "from text" && { timesFastest: 10 }),
  };
}

/** Notations that somebody answers wrongly, of NOTATIONS; what throws lets nobody in. */
const wrong = (lets: (list: string, address: string) => boolean | Promise<boolean>) => async () => {
  let count = 0;
  for (const { list, address, lets: right } of NOTATIONS) {
    const answer = await Promise.resolve()
      .then(() => lets(list, address))
      .catch(() => false);
    if (answer !== right) count++;
  }
  return count;
};

function letsIn(list: string, text: string): boolean {
  const parsed = parseNetwork(list);
  if (!parsed.ok) return false;
  const entry = {
    id: 1,
    scope: "account",
    scopeId: null,
    mode: "extends",
    label: "",
    expiresAt: null,
  } as const;
  const rules = {
    on: true,
    entries: [{ ...entry, network: parsed.network }],
    exemptUserIds: [],
    coversTokens: false,
  };
  const compiled = compileAllowlist({ ...rules, probation: null }, instant);
  return isAllowed(compiled, { ...visit, address: readAddress(text) }, instant);
}

const notations: Row = {
  what: `wrong answers to ${NOTATIONS.length} notations`,
  unit: "wrong",
  better: "less",
  ours: { name: "ours", prepare: () => wrong(letsIn) },
  rivals: LIBRARIES.map((library) => ({
    name: library.name,
    prepare: () =>
      wrong(async (list, address) => {
        const { read, has } = await library.load([list]);
        return has(read(address) as never);
      }),
  })),
  atMost: 0,
  rounds: 5,
};

/** Measure row 6. */
export default {
  name: "network",
  title: "Address check",
  about: `One person's address against the lists that count for them: the company's, the department's and their own, of
at most 1,000 networks each, so that of 10,000 networks 3,000 are asked; half IPv4 and half IPv6, half of the addresses
inside, both of either family. The networks come from all over the world or, as a company's own do, all from 10.0.0.0/8
and 2001:db8::/32. The rivals get the same networks in one list, parsed beforehand where the library can, and must answer as ours
does before they are measured. The notations are addresses that programs read in different ways (octal, hexadecimal,
short, zones, ports, mapped IPv6); what a library throws at counts as not let in. An address comes as text with every
request, so the goal is asked from text. Reading the text is more than half of what ours takes (about 30 ns for IPv4, 60 ns for
IPv6); each list asked costs about 10 ns. With addresses read beforehand Node's own BlockList needs about 100 ns of C++;
ten times less is what who is asking and one look at one list take together, so that row is told and not judged.`,
  packages: ["ipaddr.js", "ip-address", "netmask", "cidr-tools"],
  rows: [
    ...[10, 100, 1_000, 10_000].map((count) => row(count, "from text")),
    row(1_000, "from text", "one company's"),
    ...[10, 1_000].map((count) => row(count, "read beforehand")),
    notations,
  ],
} satisfies Bench;
