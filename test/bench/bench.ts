/** Facts that a contestant may prepare by. */
export type Context = {
  quick: boolean;
  long: boolean;
  /** How long a round of a rate should take, ms. */
  roundMs: number;
};

/** One round: answers its figure. */
export type Round = () => number | Promise<number>;

export type Contestant = {
  name: string;
  /** Throws when the rival is not here or answers wrongly: then it is MISSING and fails its row. */
  prepare(context: Context): Round | Promise<Round>;
  /** How many times better than this one ours must be; without it the ratio is told, not judged. */
  goal?: number;
};

/** What is measured: ours against rivals in the same run, or against a figure of its own. */
export type Row = {
  what: string;
  unit: string;
  better: "more" | "less";
  ours: Contestant;
  rivals: Contestant[];
  /** Ours must be this many times better than whichever rival is best. */
  timesFastest?: number;
  atMost?: number;
  atLeast?: number;
  /** Rounds of each contestant; 11 unless said. At least five. */
  rounds?: number;
  /** Run only with `-- long`. */
  isLong?: boolean;
};

export type Bench = {
  name: string;
  title: string;
  /** A paragraph of docs/performance.md: what is measured, how, on what data. */
  about: string;
  /** npm packages whose versions are told. */
  packages: string[];
  rows: Row[];
  /** Stops what the rows have started. */
  after?(): Promise<void>;
};

/** Processor time of this thread in ms: what waits for a busy machine does not count. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * A round that repeats `work` for about `roundMs` and answers how often in a second of processor time; `work` answers
 * how much it did.
 */
export function perSecond(work: () => number, { roundMs }: Context): Round {
  return () => {
    const until = performance.now() + roundMs;
    const from = cpuMs();
    let done = 0;
    do done += work();
    while (performance.now() < until);
    return (done * 1000) / (cpuMs() - from);
  };
}

/** Fails when a contestant's answers are not those of the others: it would be fast at something else. */
export function mustAgree(name: string, answers: readonly boolean[], right: readonly boolean[]): void {
  const wrong = right.filter((answer, i) => answers[i] !== answer).length;
  if (wrong > 0 || answers.length !== right.length) throw new Error(`${name} answers ${wrong} wrongly`);
}
