import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Card as Box } from "~/ui/card";
import { Time } from "~/ui/time";
import { fieldWords, valueWords } from "../../audit/page/audit-words";
import type { Card } from "../read-card.server";

type Props = { changes: NonNullable<Card["changes"]>; publicId: string };

/** Who changed what about the person, the newest first; the rest stands in the audit log. */
export function ChangesSection({ changes, publicId }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Box
      title={t("card.changes")}
      action={
        <Link
          to={`/settings/audit?person=${publicId}`}
          prefetch="none"
          className="text-accent-ink hover:underline"
        >
          {t("card.changes.all")}
        </Link>
      }
    >
      {changes.length === 0 && <p className="text-muted">{t("card.changes.none")}</p>}
      <ul className="-my-2 divide-y divide-line/70 empty:hidden">
        {changes.map(({ publicId: id, event, at, actorName, changes: fields }) => (
          <li key={id} className="py-2">
            <p className="wrap-anywhere">{t(`event.${event}`)}</p>
            {fields.slice(0, 4).map(({ field, before, after }) => (
              <p key={`${field} ${before} ${after}`} className="text-sm wrap-anywhere text-muted">
                {fieldWords(field, t)}: {valueWords({ field }, before, t, format.dateTime)} {"\u2192"}{" "}
                {valueWords({ field }, after, t, format.dateTime)}
              </p>
            ))}
            <p className="text-sm text-subtle">
              {actorName === null ? "" : `${actorName} \u00b7 `}
              <Time at={at} as="relative" />
            </p>
          </li>
        ))}
      </ul>
    </Box>
  );
}
