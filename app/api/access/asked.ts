import type { z } from "zod";
import { Evaluation, firstProblem } from "~/domain/authzen/request";

/** Where one question is asked. */
export const EVALUATION = "/access/v1/evaluation";

export class BadRequest {
  constructor(readonly message: string) {}
}

/** The message of a body, or what is wrong with it. */
export function readAsked<S extends z.ZodType>(
  schema: S,
  { headers }: Request,
  text: string,
): z.output<S> | BadRequest {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return new BadRequest("The content type must be application/json.");
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return new BadRequest("The body is not valid JSON.");
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : new BadRequest(firstProblem(parsed.error));
}

/** The question of a request that asks one, when it is whole: the gate can answer it with the token. */
export function oneAsked(request: Request, pathname: string, text: string): Evaluation | null {
  if (pathname !== EVALUATION || request.method !== "POST") return null;
  const asked = readAsked(Evaluation, request, text);
  return asked instanceof BadRequest ? null : asked;
}
