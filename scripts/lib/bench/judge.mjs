/**
 * One line for each contestant of a row: its median, how many times better ours is (the median of the paired
 * rounds), the goal and whether it is met. A missing rival fails the row whatever its goal; so does ours.
 */
export function judge(row, ran) {
  const [ours, ...rivals] = ran;
  const times = (rival) =>
    median(
      rival.figures.map((figure, i) =>
        row.better === "more" ? ours.figures[i] / figure : figure / ours.figures[i],
      ),
    );
  const lines = rivals.map((rival) => {
    if (rival.figure === null) return { ...bare(rival), ratio: null, goal: null, verdict: "MISSING" };
    const goal = row.rivals.find(({ name }) => name === rival.name)?.goal ?? null;
    const ratio = ours.figure === null ? null : times(rival);
    return { ...bare(rival), ratio, goal: goal && `≥ ${goal} ×`, verdict: verdictOf(goal, ratio >= goal) };
  });
  const present = lines.filter(({ ratio }) => ratio !== null);
  if (row.timesFastest && present.length > 0) {
    const fastest = present.reduce((best, line) => (line.ratio < best.ratio ? line : best));
    fastest.goal = `≥ ${row.timesFastest} × (the fastest)`;
    fastest.verdict = verdictOf(row.timesFastest, fastest.ratio >= row.timesFastest);
  }
  return [oursLine(row, ours), ...lines];
}

function oursLine({ atMost, atLeast }, ours) {
  if (ours.figure === null) return { ...bare(ours), ratio: null, goal: null, verdict: "MISSING" };
  const goal = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : null;
  const isMet = ours.figure <= (atMost ?? Infinity) && ours.figure >= (atLeast ?? -Infinity);
  return { ...bare(ours), ratio: null, goal, verdict: verdictOf(goal, isMet) };
}

const bare = ({ name, figure, problem }) => ({ name, figure, problem });
const verdictOf = (goal, isMet) => (goal === null ? "" : isMet ? "met" : "not met");

/** The middle value; the mean of the two middle ones of an even count. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
