import { PROBLEMS, type ProblemCode } from "./problems";
import type { Said } from "./said-problem";

/** One field that is wrong: `field` is a JSON pointer-like path ("roles.0"), `code` is stable. */
export type FieldProblem = { field: string; code: string; detail: string };

/** A refusal as RFC 9457 says it; `code` is the stable part, `title` is for people. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  request_id?: string;
  errors?: FieldProblem[];
};

export type ProblemFacts = { detail?: string; errors?: FieldProblem[]; headers?: Record<string, string> };
export type Refusal = { kind: "refusal"; problem: Problem; headers: Record<string, string> };

/** A refusal by a code of the API's own. */
export function refuse(code: ProblemCode, { headers = {}, ...facts }: ProblemFacts = {}): Refusal {
  const { status, title } = PROBLEMS[code];
  return { kind: "refusal", problem: { type: typeOf(code), title, status, code, ...facts }, headers };
}

/** A refusal that a use-case named: its code, status and sentence are the screens' own. */
export function refuseAs({ code, status, title, field }: Said): Refusal {
  const errors = field === undefined ? undefined : [{ field, code, detail: title }];
  return {
    kind: "refusal",
    problem: { type: typeOf(code), title, status, code, ...(errors ? { errors } : {}) },
    headers: {},
  };
}

const typeOf = (code: string) => `/api/docs#${code}`;

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "refusal";

/** The answer itself, under its own media type. */
export function problemResponse({ problem, headers }: Refusal, requestId: string): Response {
  return Response.json(
    { ...problem, request_id: requestId },
    { status: problem.status, headers: { "content-type": "application/problem+json", ...headers } },
  );
}
