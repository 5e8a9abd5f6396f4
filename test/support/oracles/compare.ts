import { createHash } from "node:crypto";
import fc from "fast-check";
import { decideByEngine } from "../company-engine";
import { type Company, companyArbitrary, type Question } from "../random-company";
import { casbinOracle } from "./casbin";
import { cedarOracle } from "./cedar";
import { decideByOracle } from "./rules";

/** `digest`: SHA-256 over the answers in order, "1" for yes and "0" for no. */
export type Comparison = { seed: number; companies: number; cases: number; allowed: number; digest: string };

const QUESTIONS_PER_COMPANY = 20;

/**
 * Puts at least this many questions to the engine and to both oracles and throws at the first
 * difference, shrunk and with its seed.
 */
export function compareWithOracles(cases: number, seed: number): Promise<Comparison> {
  return inRandomCompanies(cases, seed, async (company, questions) => {
    const oracles = { cedar: cedarOracle(company), casbin: await casbinOracle(company) };
    return questions.map((question) => {
      const engine = decideByEngine(company, question);
      for (const [name, ask] of Object.entries(oracles)) {
        const oracle = decideByOracle(company, question, ask);
        if (oracle !== engine) throw new Error(difference(name, company, question, engine));
      }
      return engine;
    });
  });
}

/** The same questions to the engine alone, to hold it to answers that the oracles once confirmed. */
export function answerAlone(cases: number, seed: number): Promise<Comparison> {
  return inRandomCompanies(cases, seed, async (company, questions) =>
    questions.map((question) => decideByEngine(company, question)),
  );
}

async function inRandomCompanies(
  cases: number,
  seed: number,
  answer: (company: Company, questions: Question[]) => Promise<boolean[]>,
): Promise<Comparison> {
  const counts = { seed, companies: 0, cases: 0, allowed: 0 };
  const hash = createHash("sha256");
  const property = fc.asyncProperty(companyArbitrary, async ({ company, questions }) => {
    const answers = await answer(company, questions);
    counts.companies += 1;
    counts.cases += answers.length;
    counts.allowed += answers.filter(Boolean).length;
    hash.update(answers.map(Number).join(""));
  });
  await fc.assert(property, { numRuns: Math.ceil(cases / QUESTIONS_PER_COMPANY), seed });
  return { ...counts, digest: hash.digest("hex") };
}

function difference(oracle: string, company: Company, question: Question, engine: boolean): string {
  return `${oracle} says ${!engine}, the engine ${engine}: ${JSON.stringify(question)} in ${JSON.stringify(company)}`;
}
