import { access } from "./access/answer";
import { api } from "./app";
import type { ApiContext } from "./core/context";

/** Answers a program: resources under `/api`, decisions under `/access`. What throws is the Worker's to log. */
export async function programs(request: Request, context: ApiContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  return pathname.startsWith("/api") ? api.fetch(request, context) : access(request, pathname, context);
}
