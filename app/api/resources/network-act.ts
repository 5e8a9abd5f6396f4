import { NETWORKS_PER_LIST } from "~/domain/network/parse-many";
import { NetworkIntent } from "~/features/network/network-form";
import { runIntent } from "~/features/network/run-intent.server";
import { sayRefusal } from "~/features/network/say-outcome";
import { sayIt } from "~/i18n/said";
import { translatorOf } from "~/i18n/server";
import type { Asker } from "../core/context";
import { type Refusal, refuse, refuseAs } from "../core/problem";

const t = translatorOf("en");

/** Booleans as the page's form has them. */
export const ticks = (given: Record<string, boolean>) =>
  Object.fromEntries(Object.entries(given).flatMap(([name, on]) => (on ? [[name, "on"]] : [])));

/** One act of the page of the list, as the page would send it. */
export async function actOnNetwork(
  { needs, viewer }: Asker,
  intent: NetworkIntent["intent"],
  fields: Record<string, unknown>,
): Promise<Refusal | { pending: boolean; codes: readonly string[] }> {
  const parsed = NetworkIntent.safeParse({ intent, ...fields });
  if (!parsed.success)
    return refuse("invalid", {
      errors: parsed.error.issues.map(({ path, message }) => ({
        field: path.join("."),
        code: "invalid",
        detail: sayIt(t, message),
      })),
    });
  const came = await runIntent(needs, { saver: viewer, timeZone: viewer.settings.timeZone }, parsed.data);
  if (came.kind === "errors")
    return refuse("invalid", {
      errors: Object.entries(came.errors).map(([field, texts]) => ({
        field,
        code: "invalid",
        detail: sayIt(t, texts?.[0] ?? ""),
      })),
    });
  if (came.kind === "lines") return refuse("invalid");
  if (came.outcome.ok) return { pending: came.outcome.pending, codes: came.codes ?? [] };
  const { refusal } = came.outcome;
  if (refusal === "ask")
    return refuseAs({
      code: "would_refuse",
      status: 409,
      title: "Somebody would lose access. Send it again with confirmed when that is meant.",
    });
  if (refusal === "not_found") return refuse("not_found");
  const { errors, status } = sayRefusal(refusal, intent, viewer.actor.ip, NETWORKS_PER_LIST);
  const text = Object.values(errors).flat(2)[0] as string | Record<string, string[]> | undefined;
  const message = typeof text === "string" ? text : (Object.values(text ?? {})[0]?.[0] ?? "");
  return refuseAs({ code: refusal, status, title: sayIt(t, message), field: "network" });
}
