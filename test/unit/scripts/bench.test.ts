import { describe, expect, test } from "vitest";
import { judge, median } from "../../../scripts/lib/bench/judge.mjs";
import { withSection } from "../../../scripts/lib/bench/report.mjs";

const ran = (name: string, figures: number[]) => ({ name, figures, figure: median(figures) });
const missing = { name: "gone", figures: [], figure: null, problem: "not installed" };

describe("judging a bench", () => {
  test("the ratio is the median of paired rounds, so that a slow minute hits both", () => {
    const row = { better: "more", rivals: [{ name: "rival", goal: 10 }] };
    const [, rival] = judge(row, [ran("ours", [100, 10, 100]), ran("rival", [10, 1, 9])]);
    expect(rival).toMatchObject({ ratio: 10, goal: "≥ 10 ×", verdict: "met" });
  });

  test.each([
    ["more", [9.99], [1], "not met"],
    ["more", [10], [1], "met"],
    ["less", [1], [9.99], "not met"],
    ["less", [1], [10], "met"],
  ] as const)("%s is better: ours %j, the rival's %j: %s", (better, ours, rival, verdict) => {
    const lines = judge({ better, rivals: [{ name: "rival", goal: 10 }] }, [
      ran("ours", [...ours]),
      ran("rival", [...rival]),
    ]);
    expect(lines[1]?.verdict).toBe(verdict);
  });

  test("a missing rival fails its row, whatever its goal", () => {
    const lines = judge({ better: "more", rivals: [{ name: "gone" }] }, [ran("ours", [5]), missing]);
    expect(lines[1]).toMatchObject({ verdict: "MISSING", problem: "not installed" });
  });

  test("the goal against the fastest is asked of the fastest alone", () => {
    const row = { better: "more", timesFastest: 10, rivals: [{ name: "slow" }, { name: "fast" }] };
    const lines = judge(row, [ran("ours", [50]), ran("slow", [1]), ran("fast", [6])]);
    expect(lines.map(({ verdict }) => verdict)).toEqual(["", "", "not met"]);
  });

  test("a figure of its own is met up to its bound", () => {
    const verdict = (figure: number) =>
      judge({ better: "less", atMost: 40, rivals: [] }, [ran("ours", [figure])])[0]?.verdict;
    expect([verdict(40), verdict(40.1)]).toEqual(["met", "not met"]);
  });
});

test("a section takes the place of the one before and leaves the others", () => {
  const once = withSection("# Performance\n\nLead.\n", "network", "## Network\n\nold");
  const twice = withSection(
    withSection(once, "access", "## Access\n\nfirst"),
    "network",
    "## Network\n\nnew",
  );
  expect(twice).toBe(
    "# Performance\n\nLead.\n\n<!-- bench:access -->\n## Access\n\nfirst\n\n<!-- bench:network -->\n## Network\n\nnew\n",
  );
});
