import { useT } from "~/i18n/react";
import { Tabs } from "~/ui/tabs";
import { useDesk } from "./desk-data";
import { PAGES } from "./pages";

const TABS = [
  ["activity", "nav.monitoring.now"],
  ["limits", "nav.monitoring.limits"],
  ["figures", "nav.statistics"],
] as const;

/** The pages of Activity monitoring that this person may open (features C12); nothing when it is one alone. */
export function MonitoringTabs() {
  const t = useT();
  const pages = useDesk()?.pages ?? [];
  const tabs = TABS.filter(([id]) => pages.includes(id)).map(([id, label]) => ({
    to: PAGES.find((page) => page.id === id)?.to ?? "/",
    label: t(label),
  }));
  return tabs.length < 2 ? null : <Tabs label={t("nav.monitoring")} tabs={tabs} />;
}
