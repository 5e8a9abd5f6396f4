import type { ReactNode } from "react";

type Props = {
  icon?: ReactNode;
  title: ReactNode;
  /** Why it is empty and what comes of the button. */
  text?: ReactNode;
  action?: ReactNode;
};

/** Stands where a list would be: says why there is nothing and offers the next step. */
export function EmptyState({ icon, title, text, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-12 text-center">
      {icon && (
        <div className="mb-2 flex size-10 items-center justify-center rounded-lg bg-hover text-muted">
          {icon}
        </div>
      )}
      <p className="text-md font-semibold">{title}</p>
      {text && <p className="max-w-prose text-muted">{text}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
