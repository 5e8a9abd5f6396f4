import type { log as en } from "../en/log";

export const log = {
  "log.time": "Data i godzina",
  "log.method": "Sposób logowania",
  "log.page": "Strona",
  "log.ip": "Adres IP",
  "log.browser": "Przeglądarka",
  "log.result": "Wynik",
  "log.reason": "Przyczyna",
} satisfies Record<keyof typeof en, string>;
