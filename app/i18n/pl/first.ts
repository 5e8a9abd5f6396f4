import type { first as en } from "../en/first";

export const first = {
  "first.own_clients": "Każdy ze swoimi klientami",
  "first.whoever_is_free": "Odpowiada, kto jest wolny",
  "first.one_per_channel": "Jedna osoba na kanał",
  "first.question": "Jak pracujesz z klientami?",
  "first.second_admin": "Wyznacz drugiego administratora",
  "first.my_office": "Moje biuro",
  "first.demo": "Firma demonstracyjna",
  "first.own_company": "Utwórz własną firmę",
  "close.for_a_time": "Na pewien czas",
  "close.until_i_decide": "Do mojej decyzji",
  "close.left": "Odejście z pracy, przekaż sprawy",
  "close.archive": "Do archiwum",
  "close.hijacked": "Włamanie!",
  "new_clients.nobody":
    "Nikt nie otrzymuje nowych klientów: zobaczą ich tylko Przełożeni i Kontrola jakości.",
  "delete.confirm":
    "Usunąć: {name}? Dostęp zostanie natychmiast odcięty, rekordy ({n}) przejmie: {successor}, historia trafi do archiwum.",
} satisfies Record<keyof typeof en, string>;
