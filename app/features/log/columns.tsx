import type { Translate } from "~/i18n";
import { Badge } from "~/ui/badge";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import type { LogLine } from "./line";
import { deviceWords, eventWords, kindOfDevice, noteWords } from "./sentence";

/** All columns of the log as a table (AM-13 and semantics 12), the six of AM-13 first. */
export function logColumns(t: Translate): Column<LogLine>[] {
  const text = (id: string, header: string, of: (line: LogLine) => string | null): Column<LogLine> => ({
    id,
    header,
    cell: (line) => of(line) ?? "",
    className: "whitespace-nowrap @max-2xl:whitespace-normal",
  });
  return [
    {
      id: "at",
      header: t("log.time"),
      onCard: "title",
      cell: (line) => <Time at={line.at} />,
      className: "whitespace-nowrap",
    },
    text("method", t("log.method"), (line) => t(`method.${line.method}`)),
    text("user", t("log.user"), (line) => line.userName),
    text("page", t("log.page"), (line) => line.page),
    text("ip", t("log.ip"), (line) => line.ip),
    text("browser", t("log.browser"), deviceWords),
    {
      id: "result",
      header: t("log.result"),
      onCard: "corner",
      cell: (line) => (
        <Badge tone={line.result === "refused" ? "refused" : "neutral"}>{t(`result.${line.result}`)}</Badge>
      ),
    },
    text("reason", t("log.reason"), (line) => line.reason && t(`reason.${line.reason}`)),
    text("event", t("log.event"), (line) => eventWords({ ...line, reason: null }, t)),
    text("count", t("log.count"), (line) => String(line.count)),
    text("login", t("log.login"), (line) => line.login),
    text("country", t("log.country"), (line) => line.country),
    text("device", t("log.device"), (line) => kindOfDevice(line.device, t)),
    text("session", t("log.session"), (line) => line.sessionId),
    text("integration", t("log.integration"), (line) => line.integration),
    text("by", t("authlog.by"), (line) => line.actorName),
    text("detail", t("authlog.detail"), (line) => noteWords(line.detail, t)),
    text("new_device", t("log.new_device"), (line) => (line.newDevice ? t("common.yes") : "")),
    text("new_address", t("log.new_address"), (line) => (line.newAddress ? t("common.yes") : "")),
    {
      id: "ua",
      header: t("authlog.ua"),
      cell: (line) => line.ua ?? "",
      className: "min-w-64 text-xs wrap-anywhere",
    },
  ];
}
