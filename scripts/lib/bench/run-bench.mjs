import { judge, median } from "./judge.mjs";

const ROUNDS = 11;
const QUICK_ROUNDS = 3;

/**
 * Runs the rows of a bench (test/bench/bench.ts says what one is) and answers one line for each contestant. The
 * contestants of a row take their rounds in turn, so that a slow minute of the machine hits all alike.
 */
export async function runBench(bench, { quick, long }, print) {
  const context = { quick, long, roundMs: quick ? 40 : 150 };
  const lines = [];
  print(`\n${bench.title}`);
  for (const row of bench.rows) {
    if (row.isLong && !long) continue;
    print(`  ${row.what} (${row.unit}, ${row.better} is better)`);
    const rounds = quick ? QUICK_ROUNDS : (row.rounds ?? ROUNDS);
    const ran = await race([row.ours, ...row.rivals], context, rounds);
    for (const line of judge(row, ran)) {
      lines.push({ what: row.what, unit: row.unit, better: row.better, ...line });
      print(`    ${told(line)}`);
    }
  }
  await bench.after?.();
  return lines;
}

/** Rounds in turn, the first one only to warm up. A contestant that cannot be prepared, or that fails, is missing. */
async function race(contestants, context, rounds) {
  const ran = [];
  for (const { name, prepare } of contestants) {
    try {
      ran.push({ name, round: await prepare(context), figures: [] });
    } catch (error) {
      ran.push({ name, round: null, figures: [], problem: error.message.split("\n")[0] });
    }
  }
  for (let round = 0; round <= rounds; round++) {
    for (const one of ran) {
      if (one.round === null) continue;
      try {
        const figure = await one.round();
        if (round > 0) one.figures.push(figure);
      } catch (error) {
        one.round = null;
        one.problem = error.message.split("\n")[0];
      }
    }
  }
  return ran.map(({ round, ...one }) => ({ ...one, figure: round === null ? null : median(one.figures) }));
}

function told({ name, figure, ratio, goal, verdict, problem }) {
  if (figure === null) return `${name}: MISSING (${problem})`;
  const versus = ratio === null ? "" : `, ours is ${ratio.toPrecision(3)} times better`;
  return `${name}: ${figure.toPrecision(4)}${versus}${goal === null ? "" : ` (goal ${goal}: ${verdict})`}`;
}
