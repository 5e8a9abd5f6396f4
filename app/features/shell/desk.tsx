import { Settings } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useT } from "~/i18n/react";
import { AppShell, type NavItem } from "~/ui/app-shell";
import { LoadingBar } from "~/ui/loading-bar";
import { PageTaken } from "../access/taken/page-taken";
import { isTaken, usePageRights } from "../access/taken/use-page-rights";
import { AvailabilityMenu } from "../availability/availability-menu";
import { LiveProvider } from "../live/use-live";
import { Bell } from "../notices/bell";
import { useKeptTyping } from "../session/keep-typed";
import { DemoLabel } from "./demo-label";
import { DeskBanners } from "./desk-banners";
import type { DeskData } from "./desk-data";
import { PageIcon } from "./page-icon";
import { pagesAt } from "./pages";
import { Palette } from "./palette";
import { PersonMenu } from "./person-menu";

/** `isRefused`: what stands in the frame is a refusal, which goes as soon as the page opens. */
type Props = { data: DeskData; children: ReactNode; isRefused?: boolean };

/** The frame of every page behind the gate: menu, palette, what concerns oneself, and what everybody must know. */
export function Desk({ data, children, isRefused = false }: Props) {
  // Whoever looks as somebody else is not present as them: no socket.
  const Presence = data.preview === null ? LiveProvider : Fragment;
  return (
    <Presence>
      <Frame data={data} isRefused={isRefused}>
        {children}
      </Frame>
    </Presence>
  );
}

function Frame({ data: loaded, children, isRefused = false }: Props) {
  const t = useT();
  const rights = usePageRights(isRefused);
  const data = rights === null ? loaded : { ...loaded, pages: rights.pages };
  const nav = pagesAt("main", data.pages).map(
    ({ id, to, label }): NavItem => ({ to, label: t(label), icon: <PageIcon id={id} />, end: to === "/" }),
  );
  useKeptTyping(data.me.id);
  const hasSettings = pagesAt("settings", data.pages).length > 0;
  return (
    <>
      <LoadingBar />
      <AppShell
        company={data.company}
        nav={nav}
        navBottom={
          hasSettings ? [{ to: "/settings", label: t("nav.settings"), icon: <Settings size={18} /> }] : []
        }
        search={<Palette data={data} />}
        demo={data.isDemo && <DemoLabel />}
        banners={<DeskBanners data={data} />}
        availability={<AvailabilityMenu said={data.said} />}
        notices={data.preview === null && <Bell />}
        userMenu={<PersonMenu data={data} />}
      >
        {rights !== null && isTaken(rights) ? <PageTaken rights={rights} /> : children}
      </AppShell>
    </>
  );
}
