import type { users as en } from "../en/users";

export const users = {
  "users.search_hint": "Imię, e-mail lub telefon",
  "users.column.name": "Imię i nazwisko",
  "users.column.role": "Rola",
  "users.column.department": "Dział",
  "users.column.state": "Stan",
  "users.column.last_sign_in": "Ostatnie logowanie",
  "users.column.last_activity": "Ostatnia aktywność",
  "users.filter.role": "Rola",
  "users.filter.state": "Stan",
  "users.filter.department": "Dział",
  "users.filter.any": "Dowolne",
  "users.found": "Znaleziono: {n}",
  "users.empty": "Na razie tylko Ty. Zaproś pierwszą osobę.",
  "users.no_match": "Nikt nie pasuje do filtra.",
  "users.never_signed_in": "Brak logowań",
  "users.never_active": "Brak aktywności",
  "users.more": "Więcej działań",
  "users.temporary_password": "Hasło tymczasowe: trzeba je zmienić przy pierwszym logowaniu.",
  "users.open_card": "Otwórz kartę: {name}",
  "users.deleted_name": "{name} (konto usunięte)",
} satisfies Record<keyof typeof en, string>;
