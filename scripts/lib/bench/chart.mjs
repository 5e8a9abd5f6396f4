const BAR = 18;
const LEFT = 330;
const WIDTH = 900;

/** Horizontal bars on a logarithmic scale, one group a row of the bench; readable on light and dark pages. */
export function chartOf(title, lines) {
  const drawn = lines.filter(({ figure }) => figure !== null && figure > 0);
  const groups = [...new Set(drawn.map(({ what }) => what))];
  let y = 0;
  const parts = groups.flatMap((what) => {
    const rows = drawn.filter((line) => line.what === what);
    const figures = rows.map(({ figure }) => figure);
    const low = 10 ** Math.floor(Math.log10(Math.min(...figures)) - 0.5);
    const scale = (WIDTH - LEFT - 110) / Math.log10(Math.max(...figures) / low);
    y += 34;
    const head = text(10, y, `${what} (${rows[0].unit}, ${rows[0].better} is better)`, "bold");
    const bars = rows.flatMap(({ name, figure }, i) => {
      y += BAR + 4;
      const length = Math.max(2, scale * Math.log10(figure / low));
      const colour = i === 0 ? "#2f6fde" : "#8a94a6";
      return [
        text(LEFT - 10, y, name, "", "end"),
        `<rect x="${LEFT}" y="${y - 13}" width="${length.toFixed(1)}" height="${BAR - 2}" rx="2" fill="${colour}"/>`,
        text(LEFT + length + 6, y, Number(figure.toPrecision(3)).toLocaleString("en")),
      ];
    });
    return [head, ...bars];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 20}" role="img" aria-label="${safe(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#1c2430}@media(prefers-color-scheme:dark){text{fill:#e6eaf0}}</style>
${parts.join("\n")}
</svg>
`;
}

const safe = (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const text = (x, y, value, weight = "", anchor = "start") =>
  `<text x="${Number(x).toFixed(1)}" y="${y}" text-anchor="${anchor}"${weight && ` font-weight="${weight}"`}>${safe(value)}</text>`;
