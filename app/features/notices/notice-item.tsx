import { Link } from "@remix-run/react";
import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import { noticeWords } from "./notice-words";
import type { Notices } from "./read-notices.server";

type Props = { notice: Notices["notices"][number]; onFollow: () => void };

/** One notice: what happened, since when, and the page where something can be done about it. */
export function NoticeItem({ notice, onFollow }: Props) {
  const t = useT();
  const format = useFormat();
  const now = useMadeAt();
  const words = noticeWords(notice, t, format);
  if (words === null) return null;
  const isNew = notice.readAt === null;
  const body = (
    <>
      <span className={cx("block", isNew && "font-medium")}>{words.title}</span>
      {words.lines.map((line) => (
        <span key={line} className="block text-sm text-muted">
          {line}
        </span>
      ))}
      <span className="block text-sm text-subtle">
        {format.relative(notice.at, Math.max(now, notice.at))}
      </span>
    </>
  );
  const look = cx("block rounded-md px-2 py-1.5 hover:bg-hover", isNew && "bg-accent-soft");
  return (
    <li>
      {notice.link === null ? (
        <span className={look}>{body}</span>
      ) : (
        <Link to={notice.link} prefetch="none" className={look} onClick={onFollow}>
          {body}
        </Link>
      )}
    </li>
  );
}
