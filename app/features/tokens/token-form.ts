import * as z from "zod";
import { isPermission, type Permission } from "~/domain/access";
import { parseNetwork } from "~/domain/network/parse-network";
import { TOKEN_ADDRESSES, TOKEN_DAYS, TOKEN_KINDS, TOKEN_NAME_LENGTH } from "~/domain/session/token";
import { said } from "~/i18n/said";
import { line } from "../session/typed-text";

export const REACHES = ["all", "reading", "chosen"] as const;

/** One network a line, in canonical text. */
const addresses = z
  .string()
  .max(10_000)
  .default("")
  .transform((text, ctx) => {
    const lines = text
      .split(/[\r\n,]+/)
      .map((one) => one.trim())
      .filter(Boolean);
    if (lines.length > TOKEN_ADDRESSES) {
      ctx.addIssue({ code: "custom", message: said("tokens.too_many_addresses", { n: TOKEN_ADDRESSES }) });
      return z.NEVER;
    }
    return lines.map((one) => {
      const parsed = parseNetwork(one);
      if (!parsed.ok)
        ctx.addIssue({ code: "custom", message: said("tokens.bad_address", { address: one.slice(0, 60) }) });
      return parsed.ok ? parsed.network.text : "";
    });
  });

export const TokenForm = z
  .object({
    intent: z.literal("create"),
    name: line(TOKEN_NAME_LENGTH),
    kind: z.enum(TOKEN_KINDS, { error: said("error.choice") }).default("personal"),
    reach: z.enum(REACHES, { error: said("error.choice") }),
    scope: z
      .array(z.string().refine(isPermission, said("error.choice")))
      .max(200)
      .default([])
      .transform((names) => names as Permission[]),
    days: z.coerce
      .number()
      .refine((days) => TOKEN_DAYS.some((one) => one === days), said("error.choice"))
      .default(90),
    addresses,
  })
  .strict()
  .superRefine((form, ctx) => {
    if (form.reach === "chosen" && form.scope.length === 0)
      ctx.addIssue({ code: "custom", path: ["scope"], message: said("tokens.nothing_chosen") });
  });

export const RevokeForm = z.object({ intent: z.literal("revoke"), token: z.string().max(64) }).strict();
