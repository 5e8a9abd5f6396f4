import { useT } from "~/i18n/react";

/** First thing the Tab key reaches; leads to `<main id="main">`. */
export function SkipLink() {
  const t = useT();
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-md bg-accent px-3 py-2 font-medium text-white focus:translate-y-0"
    >
      {t("ui.skip")}
    </a>
  );
}
