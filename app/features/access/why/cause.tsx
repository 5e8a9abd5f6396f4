import type { ReactNode } from "react";
import { StatusDot } from "~/ui/badge";

/** One cause: what is so, and on the right the one thing that mends it. */
export function Cause({
  tone,
  title,
  children,
  mend,
}: {
  tone: "ok" | "held" | "refused" | "neutral";
  title: ReactNode;
  children?: ReactNode;
  mend?: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">
          <StatusDot tone={tone} wraps>
            {title}
          </StatusDot>
        </p>
        {children && <div className="mt-0.5 text-sm text-muted">{children}</div>}
      </div>
      {mend && <div className="flex shrink-0 flex-wrap gap-2">{mend}</div>}
    </li>
  );
}
