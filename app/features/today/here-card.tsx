import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Avatar } from "~/ui/avatar";
import { Card } from "~/ui/card";
import { Progress } from "~/ui/progress";
import { useDesk } from "../shell/desk-data";
import type { Today } from "./read-today.server";

/** Who is in now, by department, with the names of those seen last. */
export function HereCard({ here }: { here: NonNullable<Today["here"]> }) {
  const t = useT();
  const pages: string[] = useDesk()?.pages ?? [];
  return (
    <Card
      title={t("today.here")}
      description={t("count.people", { n: here.here })}
      action={
        pages.includes("activity") && (
          <Link to="/activity" prefetch="none" className="text-accent-ink hover:underline">
            {t("nav.monitoring")}
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <ul className="flex flex-wrap gap-x-3 gap-y-1.5">
          {here.people.map(({ publicId, name }) => (
            <li key={publicId} className="flex min-w-0 items-center gap-1.5">
              <Avatar name={name} seed={publicId} size="sm" />
              {pages.includes("users") ? (
                <Link to={`/users/${publicId}`} prefetch="none" className="truncate hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="truncate">{name}</span>
              )}
            </li>
          ))}
        </ul>
        {here.departments.map(({ name, here: n, everybody }) => (
          <Progress
            key={name ?? ""}
            label={name ?? t("term.no_department")}
            value={n}
            max={everybody}
            tone="ok"
          />
        ))}
      </div>
    </Card>
  );
}
