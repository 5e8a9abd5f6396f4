import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { StateBadge } from "../people/state-badge";
import type { Today } from "./read-today.server";

/** People who cannot work now, and until when. */
export function HeldCard({ held }: { held: NonNullable<Today["held"]> }) {
  const t = useT();
  return (
    <Card title={t("today.held")}>
      {held.length === 0 && <p className="text-muted">{t("today.held.none")}</p>}
      <ul className="-my-2 divide-y divide-line/70 empty:hidden">
        {held.map((person) => (
          <li
            key={`${person.publicId} ${person.state}`}
            className="flex items-center justify-between gap-3 py-2"
          >
            <div className="min-w-0">
              <Link
                to={`/users/${person.publicId}`}
                prefetch="none"
                className="block truncate hover:underline"
              >
                {person.name}
              </Link>
              {person.reason && <p className="truncate text-sm text-subtle">{person.reason}</p>}
            </div>
            <StateBadge state={person.state} until={person.until} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
