import type { z } from "@hono/zod-openapi";
import { type FieldProblem, type Refusal, refuse } from "./problem";

type Where = "path" | "query" | "body";

/** What a schema says to a value, or the refusal that names every wrong field. Unknown fields have a code of their own. */
export function check<T>(
  schema: z.ZodType<T>,
  value: unknown,
  where: Where,
): { value: T } | { refusal: Refusal } {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  const errors = parsed.error.issues.flatMap((issue) => problemsOf(issue, where)).slice(0, 50);
  const isUnknown = errors.some(({ code }) => code === "unknown_field");
  return { refusal: refuse(isUnknown ? "unknown_field" : "invalid", { errors }) };
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, where: Where): FieldProblem[] {
  const at = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.slice(0, 20).map((key) => ({
      field: nameOf([...at, key], where),
      code: "unknown_field",
      detail: `There is no field "${key.slice(0, 100)}" here.`,
    }));
  return [{ field: nameOf(at, where), code: codeOf(issue), detail: issue.message }];
}

const nameOf = (path: readonly string[], where: Where) =>
  (path.length === 0 ? where : path.join(".")).slice(0, 200);

function codeOf(issue: Issue): string {
  if (issue.code === "invalid_type") return issue.input === undefined ? "required" : "wrong_type";
  return issue.code === "custom" ? "invalid" : issue.code;
}
