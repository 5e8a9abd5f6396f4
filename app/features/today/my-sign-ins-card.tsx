import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import type { RecentLine } from "../people/recent";
import { RecentLines } from "../people/recent-lines";
import { useDesk } from "../shell/desk-data";

/** One's own last lines of the log, and the way to "This wasn't me" (AM-11b). */
export function MySignInsCard({ lines }: { lines: RecentLine[] }) {
  const t = useT();
  const me = useDesk()?.me.id;
  return (
    <Card
      title={t("today.my_sign_ins")}
      action={
        <Link to={`/log?person=${me}`} prefetch="none" className="text-accent-ink hover:underline">
          {t("act.not_me")}
        </Link>
      }
    >
      {lines.length === 0 && <p className="text-muted">{t("users.never_signed_in")}</p>}
      <RecentLines lines={lines} />
    </Card>
  );
}
