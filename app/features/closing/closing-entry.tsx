import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";

/** The way to closing the account, at the very bottom of the company's settings, for owners. */
export function ClosingEntry() {
  const t = useT();
  return (
    <section className="mt-8 flex max-w-xl flex-col gap-3 rounded-lg border border-refused-line p-4">
      <div>
        <h2 className="text-base font-semibold text-refused-ink">{t("closing.title")}</h2>
        <p className="mt-1 text-sm text-muted">{t("closing.entry")}</p>
      </div>
      <div>
        <ButtonLink to="/settings/company/close" variant="secondary">
          {t("closing.open")}
        </ButtonLink>
      </div>
    </section>
  );
}
