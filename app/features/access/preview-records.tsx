import { Link } from "@remix-run/react";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import type { Preview, RecordEffect } from "./preview";

type Of = { preview: Preview };
const sumOf = (records: RecordEffect[], key: "gained" | "lost") =>
  records.reduce((all, one) => all + one[key], 0);
const isMore = ({ records, people, recordsOf }: Preview) =>
  people > recordsOf || records.some((one) => one.isMore);

/** How many records appear and vanish, behind the line under the button (FM-12). */
export function RecordsLine({ preview }: Of) {
  const t = useT();
  const more = isMore(preview) ? "yes" : "no";
  const [gained, lost] = [sumOf(preview.records, "gained"), sumOf(preview.records, "lost")];
  return (
    <>
      {gained > 0 && <Badge tone="ok">{t("access.preview.appear", { n: gained, more })}</Badge>}
      {lost > 0 && <Badge tone="held">{t("access.preview.vanish", { n: lost, more })}</Badge>}
    </>
  );
}

/** The same by kind of record, in the dialog. */
export function RecordsList({ preview }: Of) {
  const t = useT();
  const { records, people, recordsOf } = preview;
  if (records.length === 0) return null;
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="divide-y divide-line/70 rounded-md border border-line">
        {records.map(({ kind, gained, lost, isMore: more }) => (
          <li key={kind} className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1.5">
            <span>{t(`perm.group.${kind}` as MessageKey)}</span>
            <span className="flex flex-wrap gap-2">
              {gained > 0 && (
                <Badge tone="ok">
                  {t("access.preview.appear", { n: gained, more: more ? "yes" : "no" })}
                </Badge>
              )}
              {lost > 0 && (
                <Badge tone="held">
                  {t("access.preview.vanish", { n: lost, more: more ? "yes" : "no" })}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
      {people > recordsOf && (
        <p className="text-sm text-subtle">{t("access.preview.counted_for", { n: recordsOf, of: people })}</p>
      )}
    </div>
  );
}

/** Records that nobody but Administrators would see any more: asks what to do with them first. */
export function OnlyAdministrators({ preview: { onlyAdministrators, orphaned } }: Of) {
  const t = useT();
  if (onlyAdministrators.length === 0) return null;
  const what = onlyAdministrators.map((permission) => t(`perm.${permission}` as MessageKey)).join(", ");
  return (
    <Banner tone="warn">
      {t("access.preview.only_admins", { what })} {t("access.preview.only_admins.what_to_do")}
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {orphaned.map(({ publicId, name }) => (
          <li key={publicId}>
            <Link
              to={`/users/${publicId}/leave?for=move`}
              prefetch="none"
              className="font-medium underline underline-offset-2"
            >
              {t("access.preview.hand_over", { name })}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
