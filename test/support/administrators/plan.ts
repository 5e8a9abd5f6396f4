import fc from "fast-check";

/** Doors through which rights or standing change. */
export const DOORS = [
  "change_roles",
  "stop",
  "stop_many",
  "restore_many",
  "delete",
  "give_page",
  "revoke_page",
  "edit_role",
  "api_hold",
  "api_archive",
  "api_restore",
  "api_give",
  "api_revoke",
] as const;
export type Door = (typeof DOORS)[number];

/** What somebody of the cast is at the beginning. */
export type Standing = "administrator" | "delegate" | "plain";

/** One request. `actor` and `target` count through the cast, through its administrators when `atTop`. */
export type Move = { door: Door; actor: number; target: number; atTop: boolean; choice: number };
export type Plan = { standings: Standing[]; waves: Move[][] };

const door: fc.Arbitrary<Door> = fc.oneof(
  { arbitrary: fc.constant<Door>("change_roles"), weight: 5 },
  { arbitrary: fc.constant<Door>("delete"), weight: 1 },
  ...DOORS.filter((one) => one !== "change_roles" && one !== "delete").map((one) => ({
    arbitrary: fc.constant(one),
    weight: 2,
  })),
);
const move: fc.Arbitrary<Move> = fc.record({
  door,
  actor: fc.nat(5),
  target: fc.nat(5),
  atTop: fc.boolean(),
  choice: fc.nat(999),
});

/** A company of six with random standings, and waves of requests that are sent at once; the same for the same seed. */
export function randomPlan(seed: number, { waves, atOnce }: { waves: number; atOnce: number }): Plan {
  const plan = fc.record({
    standings: fc.array(fc.constantFrom<Standing>("administrator", "delegate", "plain"), {
      minLength: 5,
      maxLength: 5,
    }),
    waves: fc.array(fc.array(move, { minLength: atOnce, maxLength: atOnce }), {
      minLength: waves,
      maxLength: waves,
    }),
  });
  return fc.sample(plan, { seed, numRuns: 1 })[0] as Plan;
}
