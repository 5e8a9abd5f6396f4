import type { log as en } from "../en/log";

export const log = {
  "log.time": "Дата и время",
  "log.method": "Способ входа",
  "log.page": "Страница",
  "log.ip": "IP-адрес",
  "log.browser": "Браузер",
  "log.result": "Результат",
  "log.reason": "Причина",
} satisfies Record<keyof typeof en, string>;
