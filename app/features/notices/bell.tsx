import { Bell as BellIcon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Popover } from "~/ui/popover";
import { useNotices } from "./use-notices";

/** Loaded with the first look: most pages are left without one. */
const NoticeItem = lazy(() => import("./notice-item").then((module) => ({ default: module.NoticeItem })));

/** The bell in the header: how many notices are new, the newest of them, each with its way on. */
export function Bell() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { notices, ask, read } = useNotices();
  const unread = notices?.unread ?? 0;
  const label = unread === 0 ? t("notices.title") : t("notices.unread", { n: unread });
  return (
    <span className="relative inline-flex">
      <Popover
        label={t("notices.title")}
        align="end"
        open={open}
        onOpenChange={(next) => {
          if (next) ask();
          setOpen(next);
        }}
        trigger={<IconButton label={label} icon={<BellIcon size={18} />} />}
      >
        <div className="mb-2 flex items-center justify-between gap-3">
          <h2 className="font-semibold">{t("notices.title")}</h2>
          {unread > 0 && (
            <Button size="sm" variant="ghost" onClick={() => void read(null)}>
              {t("notices.read_all")}
            </Button>
          )}
        </div>
        {notices === null || notices.notices.length === 0 ? (
          <p className="text-muted">{t("notices.none")}</p>
        ) : (
          <Suspense>
            <ul className="-mx-2 flex flex-col">
              {notices.notices.map((notice) => (
                <NoticeItem
                  key={notice.id}
                  notice={notice}
                  onFollow={() => {
                    setOpen(false);
                    if (notice.readAt === null) void read(notice.id);
                  }}
                />
              ))}
            </ul>
          </Suspense>
        )}
      </Popover>
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute -top-0.5 -right-0.5 min-w-4.5 rounded-full bg-accent px-1 text-center text-xs leading-4.5 font-semibold text-white"
        >
          {unread > 98 ? "99+" : unread}
        </span>
      )}
    </span>
  );
}
