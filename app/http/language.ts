import type { AppLoadContext } from "@remix-run/cloudflare";
import { isTimeZone } from "~/domain/time/zone";
import { type Language, pickLanguage } from "~/i18n";
import { readCookie } from "./cookies";

/** The language of a page: the profile's, else the cookie chosen before sign-in, else the browser's. */
export function languageOf(request: Request, context: Pick<AppLoadContext, "signedIn">): Language {
  const cookie = readCookie(request.headers.get("cookie"), "language");
  return pickLanguage({
    profile: context.signedIn?.profile.language,
    cookie: cookie.kind === "one" ? cookie.value : null,
    acceptLanguage: request.headers.get("accept-language"),
  });
}

/**
 * The viewer's zone: the profile's, else the browser's (a plain cookie), else, on a first visit, that of the address as
 * Cloudflare places it, else the company's. Always one that exists.
 */
export function timeZoneOf(
  request: Request,
  context: Pick<AppLoadContext, "signedIn" | "zoneOfAddress">,
): string {
  const cookie = readCookie(request.headers.get("cookie"), "zone");
  const wishes = [
    context.signedIn?.profile.timeZone,
    cookie.kind === "one" ? decode(cookie.value) : null,
    context.zoneOfAddress,
    context.signedIn?.settings.timeZone,
  ];
  return wishes.find((zone) => zone != null && isTimeZone(zone)) ?? "UTC";
}

const decode = (value: string) =>
  /^[A-Za-z0-9_+%/-]{1,64}$/.test(value) ? value.replaceAll("%2F", "/") : null;
