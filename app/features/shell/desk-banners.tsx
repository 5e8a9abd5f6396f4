import { useLocation } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ClosingBanner } from "../closing/closing-banner";
import { NearBanner } from "../limits/near-banner";
import { PreviewBanner } from "../view-as/preview-banner";
import type { DeskData } from "./desk-data";

/** Banners that concern every page, the most urgent first. */
export function DeskBanners({ data }: { data: DeskData }) {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <>
      {data.preview !== null && <PreviewBanner preview={data.preview} />}
      {data.closingInDays !== null && <ClosingBanner days={data.closingInDays} />}
      <NearBanner near={data.near} />
      {data.isDemoMode && pathname === "/" && data.pages.includes("company") && (
        <Banner
          action={
            <a className="font-medium underline underline-offset-2" href="/dev/mail">
              {t("act.open")}
            </a>
          }
        >
          {t("first.demo.mail", { path: "/dev/mail" })}
        </Banner>
      )}
    </>
  );
}
