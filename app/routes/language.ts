import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { writePlainCookie } from "~/http/cookies";
import { safePath } from "~/http/safe-path";
import { isLanguage } from "~/i18n";

/** Remembers the language chosen before sign-in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get("language");
  const next = form.get("next");
  const headers = new Headers();
  if (isLanguage(language)) headers.set("set-cookie", writePlainCookie("language", language));
  return redirect(safePath(typeof next === "string" ? next : "/"), { headers });
}

export const loader = () => redirect("/");
