import { expect, test } from "vitest";
import { serve } from "../../support/server";
import { Visitor } from "../../support/visitor";

const SAMPLES = 200;
/** Failures an e-mail may have before the limit answers instead of the hasher. */
const PER_PERSON = 9;

/** Sign-ins with a wrong password of people who exist and of nobody, in turn: times alike (security.md row 29). */
test("nobody learns from the time whether an e-mail is known", { timeout: 600_000 }, async () => {
  await using server = await serve();
  const { results } = await server.db
    .prepare("SELECT email FROM identities WHERE password_hash IS NOT NULL LIMIT ?")
    .bind(Math.ceil(SAMPLES / PER_PERSON))
    .all<{ email: string }>();
  const attempt = async (email: string, n: number) => {
    const visitor = new Visitor(server, `2001:db8:${n.toString(16)}::1`);
    const began = performance.now();
    const answer = await visitor.post("/login", { email, password: "a wrong password of mine" });
    const body = (await answer.text()).replaceAll(email, "").replace(/nonce="[^"]*"/g, "");
    return {
      ms: performance.now() - began,
      said: `${answer.status} ${body.includes("Wrong email or password")}`,
    };
  };
  for (let n = 0; n < 10; n += 1) await attempt(`warm${n}@example.com`, 60_000 + n);
  const [known, unknown]: [number[], number[]] = [[], []];
  const said = new Set<string>();
  for (let n = 0; n < SAMPLES; n += 1) {
    const there = await attempt(results[n % results.length]?.email ?? "", 2 * n);
    const nobody = await attempt(`nobody${n}@example.com`, 2 * n + 1);
    known.push(there.ms);
    unknown.push(nobody.ms);
    said.add(there.said).add(nobody.said);
  }
  const z = mannWhitney(known, unknown);
  const p = 2 * (1 - normal(Math.abs(z)));
  const of = (times: number[]) => [0.1, 0.5, 0.9].map((part) => at(times, part).toFixed(1)).join(" / ");
  process.stdout.write(
    `sign-in with a wrong password, ms at 10 / 50 / 90 %: known ${of(known)}, unknown ${of(unknown)}; ` +
      `mean difference ${(mean(known) - mean(unknown)).toFixed(1)} ms, Mann–Whitney p = ${p.toFixed(3)} of ${SAMPLES} pairs\n`,
  );
  expect([...said]).toEqual(["401 true"]);
});

const mean = (times: readonly number[]) => times.reduce((sum, one) => sum + one, 0) / times.length;
const at = (times: readonly number[], part: number) =>
  [...times].sort((a, b) => a - b)[Math.floor(part * times.length)] ?? 0;

/** z of the rank-sum test; ties share no rank because times are of microseconds. */
function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((ms) => ({ ms, isA: true })), ...b.map((ms) => ({ ms, isA: false }))];
  all.sort((one, other) => one.ms - other.ms);
  const ranks = all.reduce((sum, { isA }, place) => sum + (isA ? place + 1 : 0), 0);
  const [n, m] = [a.length, b.length];
  const u = ranks - (n * (n + 1)) / 2;
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

/** The normal distribution function (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
