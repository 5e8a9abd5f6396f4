import { Form } from "@remix-run/react";
import { Activity, House, ScrollText, Settings, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { AppShell } from "~/ui/app-shell";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";

export type DeskData = {
  me: { id: string; name: string; surname: string; email: string };
  company: string;
  isDemo: boolean;
  sees: Record<"users" | "activity" | "network" | "security" | "company", boolean>;
};

/** The frame of every page behind the gate. */
export function Desk({ data, children }: { data: DeskData; children: ReactNode }) {
  const t = useT();
  const nav = [
    { to: "/", label: t("nav.today"), icon: <House size={18} />, end: true },
    ...(data.sees.users ? [{ to: "/users", label: t("nav.users"), icon: <Users size={18} /> }] : []),
    ...(data.sees.activity
      ? [{ to: "/activity", label: t("nav.monitoring"), icon: <Activity size={18} /> }]
      : []),
    { to: "/log", label: t("nav.authlog"), icon: <ScrollText size={18} /> },
  ];
  return (
    <AppShell
      company={data.company}
      nav={nav}
      navBottom={[{ to: "/settings", label: t("nav.settings"), icon: <Settings size={18} /> }]}
      demo={data.isDemo && <Badge>{t("first.demo")}</Badge>}
      userMenu={
        <Form method="post" action="/logout">
          <Button type="submit" variant="ghost">
            {data.me.name}
          </Button>
        </Form>
      }
    >
      {children}
    </AppShell>
  );
}
