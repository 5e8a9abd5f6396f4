import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";

/** Stands on every page of the demo company (first-minutes 2). */
export function DemoLabel() {
  const t = useT();
  return <Badge>{t("first.demo")}</Badge>;
}
