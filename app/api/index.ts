import { api } from "./app";
import type { ApiContext } from "./core/context";

/** Answers a program: `/api` here; what throws is the Worker's to log. */
export async function programs(request: Request, context: ApiContext): Promise<Response> {
  return api.fetch(request, context);
}
