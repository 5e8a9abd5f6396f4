import { Link } from "@remix-run/react";
import { useDesk } from "~/features/shell/desk-data";
import { useT } from "~/i18n/react";
import { Card as Box } from "~/ui/card";
import type { RecentLine } from "../recent";
import { RecentLines } from "../recent-lines";

/** The last lines of the log about this person; the rest is one click away. */
export function SignInsSection({ recent, publicId }: { recent: RecentLine[]; publicId: string }) {
  const t = useT();
  const hasLog = (useDesk()?.pages as string[] | undefined)?.includes("log");
  return (
    <Box
      title={t("card.log")}
      action={
        hasLog && (
          <Link to={`/log?person=${publicId}`} prefetch="none" className="text-accent-ink hover:underline">
            {t("nav.authlog")}
          </Link>
        )
      }
    >
      {recent.length === 0 && <p className="text-muted">{t("users.never_signed_in")}</p>}
      <RecentLines lines={recent} />
    </Box>
  );
}
