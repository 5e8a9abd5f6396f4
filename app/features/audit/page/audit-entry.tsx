import { Link } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { useFormat, useT } from "~/i18n/react";
import { DescriptionList } from "~/ui/description-list";
import { eventSentence, fieldWords, kindWords, valueWords } from "./audit-words";
import type { AuditLine } from "./line";

/** One event: who did what in one sentence; behind "Details" before and after, and from where. */
export function AuditEntry({ line, open }: { line: AuditLine; open?: boolean }) {
  const t = useT();
  const format = useFormat();
  const actor = line.actorName ?? (line.actorPublicId ? t("audit.erased") : t("audit.by_product"));
  const notes = [
    line.changes.length > 0 && t("audit.changed", { n: line.changes.length }),
    line.reason,
    line.ip,
  ];
  return (
    <details id={line.publicId} open={open} className="group border-b border-line last:border-b-0">
      <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-2.5 hover:bg-hover/60 focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <span className="block wrap-anywhere">
            <span className="font-medium">{actor}: </span>
            {eventSentence(line, t)}
          </span>
          <span className="block text-sm wrap-anywhere text-subtle">
            {[format.time(line.at), ...notes].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-1 text-sm text-muted">
          <span className="max-sm:sr-only">{t("common.details")}</span>
          <ChevronDown size={16} className="transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="bg-sunken/60 px-4 pt-2 pb-4">
        <Changes line={line} />
        <DescriptionList items={factsOf()} />
        <Links line={line} />
      </div>
    </details>
  );

  function factsOf() {
    const { targetKind: kind, targetName } = line;
    return [
      { label: t("log.time"), value: `${format.date(line.at)}, ${format.timeWithSeconds(line.at)}` },
      { label: t("audit.who"), value: actor },
      {
        label: t("audit.object_column"),
        value: [kind && kindWords(kind, t), targetName].filter(Boolean).join(": "),
      },
      { label: t("audit.reason"), value: line.reason ?? "" },
      { label: t("log.ip"), value: line.ip ?? "" },
      { label: t("log.session"), value: line.sessionId ?? "" },
      { label: t("audit.request"), value: line.requestId ?? "" },
      { label: t("audit.code"), value: line.event },
    ].filter(({ value }) => value !== "");
  }
}

function Changes({ line }: { line: AuditLine }) {
  const t = useT();
  const format = useFormat();
  if (line.changes.length === 0)
    return <p className="mb-3 text-sm text-muted">{t("audit.nothing_changed")}</p>;
  const value = (field: string, text: string | null) => valueWords({ field }, text, t, format.dateTime);
  return (
    <div className="mb-3 overflow-x-auto">
      <table className="w-full text-left text-sm">
        <thead className="text-subtle">
          <tr>
            {(["what", "before", "after"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-normal">
                {t(`audit.change.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line.changes.map(({ field, before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes, and a field may stand in it twice
            <tr key={index} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-4 font-medium wrap-anywhere">
                {fieldWords(field, t)}
              </th>
              <td className="py-1.5 pr-4 wrap-anywhere text-muted">{value(field, before)}</td>
              <td className="py-1.5 wrap-anywhere">{value(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Links({ line }: { line: AuditLine }) {
  const t = useT();
  const person = line.targetPublicId ?? line.actorPublicId;
  const links = [
    person !== null && { to: `/settings/audit?person=${person}`, label: t("audit.of_person") },
    { to: `/settings/audit?row=${line.publicId}`, label: t("audit.link") },
  ].filter((link) => link !== false);
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2 text-sm">
      {links.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          prefetch="none"
          className="text-accent-ink hover:underline pointer-coarse:min-h-9 pointer-coarse:content-center"
        >
          {label}
        </Link>
      ))}
    </p>
  );
}
