import type { states as en } from "../en/states";

export const states = {
  "state.active": "Aktywny",
  "state.invited": "Zaproszenie wysłane",
  "state.blocked": "Zablokowany",
  "state.blocked_until": "Zablokowany do {date}",
  "state.deactivated": "Dezaktywowany",
  "state.limit": "Dezaktywowany: limit",
  "state.archived": "W archiwum",
  "state.lockdown": "Dostęp natychmiast odcięty",
  "state.deleted": "Usunięty",
  "state.unconfirmed": "E-mail niepotwierdzony",
  "presence.online": "Online",
  "presence.idle": "Brak aktywności od {n} min",
  "presence.offline": "Offline",
  "availability.available": "Na miejscu",
  "availability.busy": "Nie przeszkadzać",
  "availability.break": "Przerwa",
  "availability.away": "Nieobecność do {time}",
} satisfies Record<keyof typeof en, string>;
