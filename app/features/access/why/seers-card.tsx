import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { LEVEL_TONE, levelWord } from "../level-look";
import { Origins } from "./cell-line";
import type { WhyData } from "./show-why.server";

/** "Who can see the chats of this channel", each with the origin; the name leads to what changes it [MC-84, MC-85]. */
export function SeersCard({ seers }: { seers: NonNullable<WhyData["seers"]> }) {
  const t = useT();
  return (
    <Card title={t("why.seers", { name: seers.name })}>
      {seers.people.length === 0 && <p className="text-muted">{t("why.seers.none")}</p>}
      <ul className="divide-y divide-line/70 empty:hidden">
        {seers.people.map(({ publicId, name, level, told }) => (
          <li
            key={publicId}
            className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_11rem_minmax(0,1.2fr)]"
          >
            <Link
              to={`/users/${publicId}/rights`}
              prefetch="none"
              className="text-accent-ink hover:underline"
            >
              {name}
            </Link>
            <span>
              <Badge tone={LEVEL_TONE[level]}>{levelWord(t, told.permission, level)}</Badge>
            </span>
            <Origins cell={told} />
          </li>
        ))}
      </ul>
      {seers.more > 0 && (
        <p className="mt-2 text-sm text-subtle">{t("access.preview.and_more", { n: seers.more })}</p>
      )}
    </Card>
  );
}
