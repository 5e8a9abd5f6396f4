/** Lines in order, grouped by the days that the viewer's clocks show. */
export function daysOf<Line extends { at: number }>(lines: readonly Line[], dateOf: (at: number) => string) {
  const days: { day: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const day = dateOf(line.at);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
