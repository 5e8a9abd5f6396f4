import * as z from "zod";
import { fromBase64url } from "../app/domain/ids/public-id";
import type { Env } from "./env";
import { type MailSetting, mailSetting } from "./mail/setting";

const keyList = z.string().transform((text, ctx) => {
  const keys = text.split(",").map((pair) => {
    const [kid = "", secret = ""] = pair.trim().split(":");
    const bytes = fromBase64url(secret);
    return { kid, bytes };
  });
  if (keys.some(({ kid, bytes }) => !/^[A-Za-z0-9]{1,8}$/.test(kid) || bytes === null || bytes.length < 32)) {
    ctx.addIssue({ code: "custom", message: "must be `kid:base64url,…` with 32 bytes or more each" });
    return z.NEVER;
  }
  return keys.map(({ kid, bytes }) => ({ kid, bytes: bytes! }));
});

const Config = z
  .object({
    CLIENT_ADDRESS: z.enum(["cloudflare", "proxy", "demo"]),
    COOKIE_KEYS: keyList,
    ORIGIN: z.url().transform((url) => new URL(url).origin),
    PROXY_SECRET: z.string().optional(),
    WEBHOOK_LOOPBACK: z.enum(["yes", "no"]).default("no"),
  })
  .refine((config) => config.CLIENT_ADDRESS === "demo" || config.WEBHOOK_LOOPBACK === "no", {
    path: ["WEBHOOK_LOOPBACK"],
    message: "is for local use (CLIENT_ADDRESS=demo) alone",
  })
  .refine((config) => config.CLIENT_ADDRESS !== "proxy" || (config.PROXY_SECRET ?? "").length >= 16, {
    path: ["PROXY_SECRET"],
    message: "CLIENT_ADDRESS=proxy needs a secret of 16 characters or more",
  });
export type Config = z.infer<typeof Config> & { MAIL: MailSetting };

const parsed = new WeakMap<Env, Config>();

/** The configuration, checked once; a wrong one names every variable that is wrong (docs/operations.md). */
export function configOf(env: Env): Config {
  const known = parsed.get(env);
  if (known !== undefined) return known;
  const result = Config.safeParse(env);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new Error(`Gatehouse refuses to start (docs/operations.md): ${issues}`);
  }
  const config = { ...result.data, MAIL: mailOf(env, result.data.CLIENT_ADDRESS === "demo") };
  parsed.set(env, config);
  return config;
}

function mailOf(env: Env, isDemo: boolean): MailSetting {
  try {
    return mailSetting(env.MAIL_URL, env.MAIL_FROM, { isDemo, hasBinding: env.EMAIL !== undefined });
  } catch (failure) {
    throw new Error(`Gatehouse refuses to start (docs/operations.md): ${(failure as Error).message}`);
  }
}
