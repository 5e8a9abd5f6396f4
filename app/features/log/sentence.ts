import { END_REASONS } from "~/domain/session/gate";
import type { MessageKey, Translate } from "~/i18n";
import type { ViewerFormatter } from "~/i18n/react";
import type { LogLine } from "./line";

/** Events whose sentence says the reason already. */
const SAYS_REASON: readonly LogLine["event"][] = [
  "ip_denied",
  "authn_login_lock",
  "excess_rate_limit_exceeded",
  "limit_reached",
];

/** Events whose count is of rows; any other line's says how often the same happened within its minute. */
export const COUNTS_ROWS: readonly LogLine["event"][] = ["export_done", "backup_done"];

type Said = Pick<LogLine, "event" | "newDevice" | "reason" | "count" | "at" | "country" | "ip">;

/** What happened: "Sign-in from a new device", "Sign-in refused. Wrong password". */
export function eventWords(line: Omit<Said, "at" | "country" | "ip">, t: Translate): string {
  const event =
    line.event === "authn_login_success" && line.newDevice
      ? t("event.authn_login_success.new_device")
      : t(`event.${line.event}`);
  if (COUNTS_ROWS.includes(line.event) && line.count > 0)
    return `${event}: ${t("count.rows", { n: line.count })}`;
  if (line.reason === null || SAYS_REASON.includes(line.event)) return event;
  return t("log.with_reason", { event, reason: t(`reason.${line.reason}`) });
}

/** The line as a sentence: "Sign-in from a new device, Poland, 14:05" (FM-21). */
export function sentenceOf(line: Said, t: Translate, format: ViewerFormatter): string {
  const event = eventWords(line, t);
  const place = line.country ?? line.ip;
  const time = format.time(line.at);
  return place === null
    ? t("authlog.sentence_bare", { event, time })
    : t("authlog.sentence", { event, place, time });
}

/** "Chrome 141, Windows 11", or nothing when the browser did not say. */
export const deviceWords = ({ browser, os }: Pick<LogLine, "browser" | "os">): string =>
  [browser, os].filter(Boolean).join(", ");

/** Computer, phone or tablet; other kinds by the parser's own word. */
export function kindOfDevice(device: string | null, t: Translate): string {
  const known = ["desktop", "mobile", "tablet"].find((kind) => kind === device);
  return known === undefined ? (device ?? "") : t(`authlog.device.${known}` as MessageKey);
}

/** The note of a line; why a session ended is said in words. */
export function noteWords(detail: string | null, t: Translate): string {
  const end = END_REASONS.find((reason) => reason === detail);
  return end === undefined ? (detail ?? "") : t(`authlog.end.${end}`);
}
