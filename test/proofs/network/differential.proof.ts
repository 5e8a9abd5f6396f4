import { expect, test } from "vitest";
import { parseAddress } from "~/domain/network/address";
import { addressSet, setHas } from "~/domain/network/address-set";
import { formatWords } from "~/domain/network/format";
import { parseNetwork } from "~/domain/network/parse-network";
import { randomPairs } from "./random-pairs";
import { keep, run, script } from "./tools";

const SEED = 20_260_401;
const PAIRS = 1_000_000;
const KEPT_EVERY = PAIRS / 2_000;

test("a million random pairs get Python's answer [AM-14, row 23]", () => {
  const pairs = randomPairs(SEED, PAIRS);
  const lines = run("/usr/bin/python3", ["-B", script("python_answers.py")], { input: pairs.join("\n") });
  const answers = lines.trimEnd().split("\n");
  expect(answers).toHaveLength(PAIRS);

  const mismatches = pairs.filter((pair, i) => ourAnswer(pair) !== answers[i]);
  const inside = answers.filter((answer) => answer.startsWith("1")).length;
  const sample = pairs.flatMap((pair, i) => (i % KEPT_EVERY === 0 ? [[pair, answers[i]]] : []));
  const python = run("/usr/bin/python3", ["--version"]).trim();
  keep("differential.json", { python, seed: SEED, pairs: PAIRS, inside, mismatches, sample });
  expect(mismatches).toEqual([]);
  expect(inside).toBeGreaterThan(PAIRS / 4);
  expect(inside).toBeLessThan((PAIRS * 3) / 4);
});

function ourAnswer(pair: string): string {
  const [addressText, networkText] = pair.split(" ");
  const address = parseAddress(addressText!);
  const parsed = parseNetwork(networkText!);
  if (!address || !parsed.ok) return "refused";
  const { network } = parsed;
  const has = setHas(addressSet([network]), address) ? 1 : 0;
  return `${has} ${address.text} ${formatWords(network.first)} ${formatWords(network.last)}`;
}
