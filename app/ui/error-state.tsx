import { CloudOff, LockKeyhole, SearchX } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  /** refused: no right to the page · missing: not found or out of reach · down: nothing can be said right now. */
  kind: "refused" | "missing" | "down";
  title: ReactNode;
  /** What happened, until when, who can help. */
  text?: ReactNode;
  /** One button. */
  action?: ReactNode;
};

const ICONS = { refused: LockKeyhole, missing: SearchX, down: CloudOff };

/** A page that cannot be shown. No codes, no stack traces, one way on [FM-16]. */
export function ErrorState({ kind, title, text, action }: Props) {
  const Icon = ICONS[kind];
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-1 py-16 text-center">
      <div className="mb-3 flex size-12 items-center justify-center rounded-xl bg-hover text-muted">
        <Icon size={22} />
      </div>
      <h1 className="text-xl font-semibold">{title}</h1>
      {text && <div className="text-muted">{text}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
