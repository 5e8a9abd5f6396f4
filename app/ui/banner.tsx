import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type BannerTone = "info" | "warn" | "danger" | "ok";

const LOOK: Record<BannerTone, { box: string; icon: ReactNode }> = {
  info: { box: "bg-info-soft border-info-line text-info-ink", icon: <Info size={16} /> },
  warn: { box: "bg-held-soft border-held-line text-held-ink", icon: <TriangleAlert size={16} /> },
  danger: { box: "bg-refused-soft border-refused-line text-refused-ink", icon: <OctagonAlert size={16} /> },
  ok: { box: "bg-ok-soft border-ok-line text-ok-ink", icon: <CircleCheck size={16} /> },
};

type Props = {
  tone?: BannerTone;
  title?: ReactNode;
  /** Exactly one button or link, or nothing. */
  action?: ReactNode;
  children?: ReactNode;
  /** Set when it appears as the answer to what somebody just did, so that it is read out. */
  announce?: boolean;
  className?: string;
};

/** Says what happened, until when, who can help, and gives one button. */
export function Banner({ tone = "info", title, action, children, announce, className }: Props) {
  const look = LOOK[tone];
  return (
    <div
      role={announce ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2 max-sm:flex-col max-sm:items-stretch",
        look.box,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 items-start gap-2.5 [&>svg]:mt-0.5 [&>svg]:shrink-0">
        {look.icon}
        <div className="min-w-0">
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className={cx(Boolean(title) && "text-ink")}>{children}</div>}
        </div>
      </div>
      {action && <div className="flex shrink-0 max-sm:pl-6.5">{action}</div>}
    </div>
  );
}
