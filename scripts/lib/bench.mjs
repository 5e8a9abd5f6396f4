const ROUNDS = 11;

/**
 * A benchmark is `{ name, unit, better: "more" | "less", contestants }`; a contestant is
 * `{ name, prepare() }`, whose `prepare` gives a function that runs one round and answers its figure, or
 * throws when the rival is not here. Rounds are taken in turn, so that a slow minute of the machine hits all
 * alike; each rival is compared by the median of its paired ratios. Answers how many rivals are missing.
 */
export async function compare({ name, unit, better, contestants }, print) {
  print(`\n${name} (${unit}, ${better} is better)`);
  const ready = [];
  let missing = 0;
  for (const contestant of contestants) {
    try {
      ready.push({ name: contestant.name, round: await contestant.prepare(), figures: [] });
    } catch (error) {
      missing += 1;
      print(`  ${contestant.name}: MISSING (${error.message})`);
    }
  }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const contestant of ready) {
      const figure = await contestant.round();
      // The first round only warms up.
      if (round > 0) contestant.figures.push(figure);
    }
  }
  const [ours] = ready;
  for (const contestant of ready) {
    const ratios = contestant.figures.map((figure, i) => ours.figures[i] / figure);
    const versus = contestant === ours ? "" : `, ours ÷ this ${median(ratios).toFixed(2)}`;
    print(`  ${contestant.name}: ${median(contestant.figures).toPrecision(4)}${versus}`);
  }
  return missing;
}

/** The middle value; the mean of the two middle ones of an even count. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
