import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { chooseLanguage } from "~/features/profile/choose-language.server";
import { writePlainCookie } from "~/http/cookies";
import { safePath } from "~/http/safe-path";
import { isLanguage } from "~/i18n";

/** Remembers a language: in a cookie before sign-in, in the profile too afterwards. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get("language");
  const next = form.get("next");
  // A whole document: another language is another table of messages.
  const headers = new Headers({ "x-remix-reload-document": "true" });
  if (isLanguage(language)) {
    headers.set("set-cookie", writePlainCookie("language", language));
    const person = context.signedIn;
    if (person !== null && person.profile.language !== language) {
      await chooseLanguage(context, person, {
        actor: person.actor,
        before: person.profile.language,
        language,
      });
    }
  }
  return redirect(safePath(typeof next === "string" ? next : "/"), { headers });
}

export const loader = () => redirect("/");
