import { Link, useSearchParams } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { cx } from "~/ui/cx";
import { DescriptionList } from "~/ui/description-list";
import { logCells } from "./cells";
import type { LogLine } from "./line";
import { NotMeDialog } from "./not-me-dialog";
import { withFilters } from "./search";
import { COUNTS_ROWS, deviceWords, sentenceOf } from "./sentence";

type Props = {
  line: LogLine;
  /** The reader's own, for the dialog. */
  email: string;
  /** Lines of several people stand together, so each says whose it is. */
  named: boolean;
  open?: boolean;
};

/** One line: a sentence, and behind "Details" every column and what can be done about it (FM-21). */
export function LogEntry({ line, email, named, open }: Props) {
  const t = useT();
  const format = useFormat();
  const refused = line.result === "refused";
  const where = [deviceWords(line), line.country === null ? null : line.ip]
    .filter(Boolean)
    .join("\u00a0\u00b7 ");
  const items = [
    { label: t("log.time"), value: `${format.date(line.at)}, ${format.timeWithSeconds(line.at)}` },
    ...logCells(t).map(({ header, of }) => ({ label: header, value: of(line) ?? "" })),
  ].filter(({ value }) => value !== "");
  return (
    <details id={line.key} open={open} className="group border-b border-line last:border-b-0">
      <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-2.5 hover:bg-hover/60 focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className={cx("mt-1.5 size-2 shrink-0 rounded-full", refused ? "bg-refused" : "bg-edge/60")}
        />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={cx("min-w-0 wrap-anywhere", refused && "text-refused-ink")}>
              {named && line.userName !== null && (
                <span className="font-medium text-ink">
                  {line.userName}
                  {line.isMine && <span className="font-normal text-subtle"> ({t("common.you")})</span>}
                  {": "}
                </span>
              )}
              {sentenceOf(line, t, format)}
            </span>
            <Marks line={line} />
          </span>
          <span className="block text-sm wrap-anywhere text-subtle">
            {[where, line.actorName && t("state.by", { name: line.actorName })]
              .filter(Boolean)
              .join("\u00a0\u00b7 ")}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-1 text-sm text-muted">
          <span className="max-sm:sr-only">{t("common.details")}</span>
          <ChevronDown size={16} className="transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="bg-sunken/60 px-4 pt-1 pb-4 sm:pl-9">
        <DescriptionList items={items} />
        <Actions line={line} email={email} />
      </div>
    </details>
  );
}

function Marks({ line }: { line: LogLine }): ReactNode {
  const t = useT();
  return (
    <>
      {line.newDevice && line.event !== "authn_login_success" && (
        <Badge tone="held">{t("log.new_device")}</Badge>
      )}
      {line.newAddress && <Badge tone="info">{t("log.new_address")}</Badge>}
      {line.count > 1 && !COUNTS_ROWS.includes(line.event) && (
        <Badge>{t("count.times", { n: line.count })}</Badge>
      )}
    </>
  );
}

/** Where one goes on from a line, and "This wasn't me" on one's own. */
function Actions({ line, email }: { line: LogLine; email: string }) {
  const t = useT();
  const [params] = useSearchParams();
  const to = (changed: Record<string, string | null>) => withFilters(params, changed);
  const links = [
    line.ip !== null && {
      to: withFilters(new URLSearchParams(), { address: line.ip }),
      label: t("log.same_address"),
    },
    line.sessionId !== null && { to: to({ session: line.sessionId }), label: t("authlog.of_session") },
    line.personId !== null &&
      !line.isMine && { to: to({ person: line.personId }), label: t("authlog.of_person") },
    { to: `/log?row=${line.key}`, label: t("authlog.link") },
  ].filter((link) => link !== false);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {line.isMine && <NotMeDialog line={line} email={email} />}
      {links.map((link) => (
        <Link
          key={link.label}
          to={link.to}
          prefetch="none"
          className="text-sm text-accent-ink hover:underline pointer-coarse:min-h-9 pointer-coarse:content-center"
        >
          {link.label}
        </Link>
      ))}
    </div>
  );
}
