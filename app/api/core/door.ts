import type { Verdict } from "~/domain/session/gate";
import { statusOf } from "~/domain/session/reasons";
import type { Rate } from "~/domain/session/token-rate";
import type { ApiContext } from "./context";
import { type Refusal, refuse } from "./problem";

/** What the gate's verdict means here: 401 no living token, 403 the address, 423 a limit, 429 too fast (architecture). */
export function refusalOf(verdict: Verdict | null): Refusal {
  if (verdict === null || verdict.ok) return unauthenticated();
  switch (statusOf(verdict.reason)) {
    case 403:
      return refuse("address_refused");
    case 423:
      return refuse("limited", {
        ...(verdict.until === null ? {} : { detail: `Until ${new Date(verdict.until).toISOString()}.` }),
      });
    case 429:
      return refuse("rate_limited", { headers: { "retry-after": String(secondsOf(verdict.rate)) } });
    case 503:
      return refuse("unavailable", { headers: { "retry-after": "5" } });
    default:
      return unauthenticated();
  }
}

const unauthenticated = () =>
  refuse("unauthenticated", { headers: { "www-authenticate": 'Bearer realm="Gatehouse"' } });

const secondsOf = (rate: Rate | undefined) => Math.max(1, Math.ceil((rate?.resetMs ?? 1000) / 1000));

/** Pace of the token, in every answer (draft-ietf-httpapi-ratelimit-headers-10). */
export function rateHeaders({ verdict }: Pick<ApiContext, "verdict">): Record<string, string> {
  const rate = verdict?.ok ? verdict.token?.rate : verdict?.rate;
  if (rate === undefined) return {};
  return {
    "ratelimit-policy": `"token";q=${rate.limit};w=60`,
    ratelimit: `"token";r=${rate.remaining};t=${secondsOf(rate)}`,
  };
}

/** A token as a query parameter, under any name: it would stand in logs and histories (ASVS 14.2.1). */
export const hasTokenInUrl = (url: string) =>
  url.includes("?") &&
  [...new URL(url).searchParams].some(
    ([name, value]) => /^(access_token|token|authorization|api_?key)$/i.test(name) || /^gh_/.test(value),
  );
