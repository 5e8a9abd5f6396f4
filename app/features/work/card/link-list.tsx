import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Card } from "~/ui/card";

type Props = {
  title: string;
  /** Said when there are none. */
  none: string;
  lines: { to: string; name: string; note: string }[];
  action?: ReactNode;
};

/** Records that belong to the card, each with a word about it. */
export const LinkList = ({ title, none, lines, action }: Props) => (
  <Card title={title} action={action}>
    {lines.length === 0 && <p className="text-muted">{none}</p>}
    <ul className="flex flex-col gap-1.5">
      {lines.map(({ to, name, note }) => (
        <li key={to} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Link to={to} prefetch="none" className="min-w-0 break-words text-accent-ink hover:underline">
            {name}
          </Link>
          <span className="text-sm text-subtle">{note}</span>
        </li>
      ))}
    </ul>
  </Card>
);
