import { z } from "@hono/zod-openapi";
import { ENTRY_SCOPES } from "~/domain/network/allowlist";
import { LABEL_LENGTH, NETWORKS_PER_LIST } from "~/domain/network/parse-many";
import { parseNetwork } from "~/domain/network/parse-network";
import { NetworkIntent } from "~/features/network/network-form";
import { runIntent } from "~/features/network/run-intent.server";
import { sayRefusal } from "~/features/network/say-outcome";
import { showNetwork } from "~/features/network/show-network.server";
import { sayIt } from "~/i18n/said";
import { translatorOf } from "~/i18n/server";
import type { Asker } from "../core/context";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { type Refusal, refuse, refuseAs } from "../core/problem";
import { At, at, Changed, Id, IdPath } from "../schemas/common";

const TAG = "Gate";
const t = translatorOf("en");

const Rule = z
  .object({
    id: Id,
    network: z.string(),
    label: z.string(),
    scope: z.enum(ENTRY_SCOPES),
    for: z.string().nullable(),
    replaces: z.boolean(),
    expires_at: At.nullable(),
    is_live: z.boolean(),
  })
  .openapi("NetworkRule");

const Settings = z
  .object({
    is_on: z.boolean(),
    covers_tokens: z.boolean().openapi({ description: "Whether tokens obey the list, too." }),
    confirm_by: At.nullable().openapi({ description: "A change on probation goes back then." }),
    your_address: z.string().nullable(),
  })
  .openapi("NetworkSettings");

const Network = z
  .string()
  .trim()
  .max(110)
  .superRefine((text, ctx) => {
    const parsed = parseNetwork(text);
    if (!parsed.ok) ctx.addIssue({ code: "custom", message: t(`error.address.${parsed.refusal}`) });
  })
  .openapi({ example: "203.0.113.0/24" });

/** Without it a change that takes access from somebody answers 409 `would_refuse` and saves nothing. */
const confirmed = z.boolean().default(false);

export const network = [
  operation({
    id: "getNetwork",
    method: "get",
    path: "/network",
    tag: TAG,
    summary: "The IP allowlist: on or off",
    needs: "network.edit",
    answers: Settings,
    handle: async ({ needs, viewer }) => {
      const view = await showNetwork(needs, viewer, viewer.settings.timeZone);
      return ok({
        is_on: view.isOn,
        covers_tokens: view.coversTokens,
        confirm_by: at(view.confirmBy),
        your_address: view.mine?.address ?? null,
      });
    },
  }),
  list({
    id: "listNetworkRules",
    path: "/network/rules",
    tag: TAG,
    summary: "Entries of the IP allowlist",
    needs: "network.edit",
    answers: Rule,
    handle: async ({ needs, viewer, query }) => {
      const { entries } = await showNetwork(needs, viewer, viewer.settings.timeZone);
      return pageOf(
        entries.map((entry) => ({
          id: entry.id,
          network: entry.network,
          label: entry.label,
          scope: entry.scope,
          for: entry.forWhom,
          replaces: entry.replaces,
          expires_at: at(entry.expiresAt),
          is_live: entry.isLive,
        })),
        query,
      );
    },
  }),
  operation({
    id: "addNetworkRule",
    method: "post",
    path: "/network/rules",
    tag: TAG,
    summary: "Add an entry to the IP allowlist",
    description:
      "Nobody can leave out their own address or every administrator: 409. `confirmed` says that you have seen who would be refused.",
    needs: "network.edit",
    body: z
      .strictObject({
        network: Network,
        label: z.string().trim().max(LABEL_LENGTH).default(""),
        department: Id.optional(),
        user: z.email().optional(),
        replaces: z.boolean().default(false),
        expires: z.iso.date().optional().openapi({ description: "Last day, in the company's time zone." }),
        confirmed,
      })
      .refine(({ department, user }) => department === undefined || user === undefined, {
        path: ["user"],
        message: "An entry is for a department or for a person.",
      })
      .openapi({ example: { network: "203.0.113.0/24", label: "Office" } }),
    answers: Changed,
    status: 201,
    handle: async ({ body, ...asker }) => {
      const { replaces, confirmed: seen, ...entry } = body;
      const scope = body.department ? "department" : body.user ? "user" : "account";
      const outcome = await act(asker, "add", { ...entry, scope, ...ticks({ replaces, confirmed: seen }) });
      return "kind" in outcome ? outcome : created(outcome, "/api/v1/network/rules");
    },
  }),
  operation({
    id: "removeNetworkRule",
    method: "delete",
    path: "/network/rules/{id}",
    tag: TAG,
    summary: "Take an entry out of the IP allowlist",
    needs: "network.edit",
    params: IdPath,
    query: z.strictObject({ confirmed: z.enum(["true", "false"]).default("false") }),
    answers: Changed,
    handle: async ({ params: { id }, query, ...asker }) => {
      const outcome = await act(asker, "remove", { id, ...ticks({ confirmed: query.confirmed === "true" }) });
      return "kind" in outcome ? outcome : ok(outcome);
    },
  }),
];

const ticks = (given: Record<string, boolean>) =>
  Object.fromEntries(Object.entries(given).flatMap(([name, on]) => (on ? [[name, "on"]] : [])));

/** One act of the page of the list, as the page would send it. */
async function act(
  { needs, viewer }: Asker,
  intent: "add" | "remove",
  fields: Record<string, unknown>,
): Promise<Refusal | { pending: boolean }> {
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
  if (came.outcome.ok) return { pending: came.outcome.pending };
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
