import type { Translate } from "~/i18n";
import type { LogLine } from "./line";
import { deviceWords, eventWords, kindOfDevice, noteWords } from "./sentence";

type Said = Omit<LogLine, "key" | "personId" | "isMine">;
export type LogCell = { id: string; header: string; of: (line: Said) => string | number | null };

/** Every column of the log but the time, in words: AM-13's first, then those of semantics 12. Page and file share them. */
export function logCells(t: Translate): LogCell[] {
  const cell = (id: string, header: string, of: LogCell["of"]): LogCell => ({ id, header, of });
  return [
    cell("method", t("log.method"), (line) => t(`method.${line.method}`)),
    cell("user", t("log.user"), (line) => line.userName),
    cell("page", t("log.page"), (line) => line.page),
    cell("ip", t("log.ip"), (line) => line.ip),
    cell("browser", t("log.browser"), deviceWords),
    cell("result", t("log.result"), (line) => t(`result.${line.result}`)),
    cell("reason", t("log.reason"), (line) => line.reason && t(`reason.${line.reason}`)),
    cell("event", t("log.event"), (line) => eventWords({ ...line, reason: null }, t)),
    cell("count", t("log.count"), (line) => line.count),
    cell("login", t("log.login"), (line) => line.login),
    cell("country", t("log.country"), (line) => line.country),
    cell("device", t("log.device"), (line) => kindOfDevice(line.device, t)),
    cell("session", t("log.session"), (line) => line.sessionId),
    cell("integration", t("log.integration"), (line) => line.integration),
    cell("by", t("authlog.by"), (line) => line.actorName),
    cell("detail", t("authlog.detail"), (line) => noteWords(line.detail, t)),
    cell("new_device", t("log.new_device"), (line) => (line.newDevice ? t("common.yes") : "")),
    cell("new_address", t("log.new_address"), (line) => (line.newAddress ? t("common.yes") : "")),
    cell("ua", t("authlog.ua"), (line) => line.ua),
  ];
}
