import { Form, useLocation } from "@remix-run/react";
import { LANGUAGES } from "~/i18n";
import { useLanguage, useT } from "~/i18n/react";
import { cx } from "./cx";

/** Each language in its own words, so that everybody finds theirs. Posts `language` and `next` (where to come back to) to `action`; works without script. */
export function LanguageSwitch({ action = "/language" }: { action?: string }) {
  const t = useT();
  const current = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={action} reloadDocument>
      <fieldset className="flex items-center">
        <legend className="sr-only">{t("ui.language")}</legend>
        <input type="hidden" name="next" value={pathname + search} />
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === current || undefined}
            className={cx(
              "h-8 rounded-md px-2 text-sm pointer-coarse:h-10 pointer-coarse:px-3",
              language === current ? "font-semibold text-ink" : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            <span aria-hidden="true" className="uppercase sm:hidden">
              {language}
            </span>
            <span className="max-sm:sr-only">{t(`language.${language}`)}</span>
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
