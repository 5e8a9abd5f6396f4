import { z } from "@hono/zod-openapi";
import { ENTRY_SCOPES } from "~/domain/network/allowlist";
import { LABEL_LENGTH } from "~/domain/network/parse-many";
import { parseNetwork } from "~/domain/network/parse-network";
import { showNetwork } from "~/features/network/show-network.server";
import { translatorOf } from "~/i18n/server";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { At, at, Changed, Id, IdPath } from "../schemas/common";
import { actOnNetwork, ticks } from "./network-act";

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
  operation({
    id: "switchNetwork",
    method: "patch",
    path: "/network",
    tag: TAG,
    summary: "Switch the IP allowlist on or off, or let it cover tokens",
    description:
      "One of both at a time. Nobody can switch themselves or every administrator out: 409. `confirmed` says that you have seen who would be refused. Switching it on makes recovery codes, shown this one time.",
    needs: "network.edit",
    body: z
      .strictObject({
        is_on: z.boolean().optional(),
        covers_tokens: z.boolean().optional(),
        confirmed,
      })
      .refine((sent) => (sent.is_on === undefined) !== (sent.covers_tokens === undefined), {
        path: ["is_on"],
        message: "Either is_on or covers_tokens.",
      })
      .openapi({ example: { is_on: true, confirmed: true } }),
    answers: Changed.extend({ recovery_codes: z.array(z.string()) }).openapi("SwitchedNetwork"),
    handle: async ({ body: { is_on: isOn, covers_tokens: covers = false, confirmed: seen }, ...asker }) => {
      const outcome =
        isOn === undefined
          ? await actOnNetwork(asker, "tokens", ticks({ covers, confirmed: seen }))
          : await actOnNetwork(asker, isOn ? "on" : "off", isOn ? ticks({ confirmed: seen }) : {});
      return "kind" in outcome ? outcome : ok({ pending: outcome.pending, recovery_codes: outcome.codes });
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
      const outcome = await actOnNetwork(asker, "add", {
        ...entry,
        scope,
        ...ticks({ replaces, confirmed: seen }),
      });
      return "kind" in outcome ? outcome : created({ pending: outcome.pending }, "/api/v1/network/rules");
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
      const outcome = await actOnNetwork(asker, "remove", {
        id,
        ...ticks({ confirmed: query.confirmed === "true" }),
      });
      return "kind" in outcome ? outcome : ok({ pending: outcome.pending });
    },
  }),
];
