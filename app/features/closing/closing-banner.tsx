import { useLocation } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";

/** On every page while the company is being closed: only its owners read it. */
export function ClosingBanner({ days }: { days: number }) {
  const t = useT();
  const { pathname } = useLocation();
  if (pathname === "/settings/company/close") return null;
  return (
    <Banner
      tone="warn"
      action={<ButtonLink to="/settings/company/close">{t("closing.keep_or_not")}</ButtonLink>}
    >
      {t("closing.days_left", { n: days })}
    </Banner>
  );
}
