import type { forms as en } from "../en/forms";

export const forms = {
  "field.first_name": "Imię",
  "field.last_name": "Nazwisko",
  "field.email": "Służbowy e-mail",
  "field.phone": "Telefon",
  "field.role": "Rola",
  "field.department": "Dział",
  "field.block_reason": "Przyczyna blokady",
  "field.block_term": "Czas blokady",
  "field.temporary": "Tymczasowo",
  "field.permanent": "Na stałe",
  "field.archive_reason": "Przyczyna archiwizacji",
  "card.personal": "Informacje osobiste",
  "card.role_rights": "Rola i uprawnienia",
  "card.work_stats": "Statystyki pracy",
  "card.last_activity": "Ostatnia aktywność",
  "card.last_sign_in": "Ostatnie logowanie",
  "card.last_device": "Ostatnie urządzenie",
} satisfies Record<keyof typeof en, string>;
