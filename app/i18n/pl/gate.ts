import type { gate as en } from "../en/gate";

export const gate = {
  "gate.wrong": "Nieprawidłowy e-mail lub hasło.",
  "gate.throttled": "Zbyt wiele prób. Spróbuj za {n} min lub zresetuj hasło.",
  "gate.second_factor": "Kod jest nieprawidłowy lub już użyty.",
  "gate.link_expired": "Link wygasł lub został już użyty. Poproś o nowy.",
  "gate.no_account": "Nie należysz tu do żadnej firmy.",
  "gate.unconfirmed": "Najpierw potwierdź adres e-mail: wiadomość wysłano na {email}.",
  "gate.blocked_until": "Dostęp zablokowany do {date}. Kontakt: {name}.",
  "gate.blocked": "Dostęp zablokowany. Kontakt: {name}.",
  "gate.inactive": "Konto jest dezaktywowane. Może je włączyć administrator.",
  "gate.limit":
    "Limit wyczerpany: {count} z {limit}. Dostęp wróci {date} albo wcześniej, jeśli przywróci go administrator.",
  "gate.limit_admin": "Limit wyczerpany: {count} z {limit}. Dostęp może przywrócić administrator.",
  "gate.archived": "Konto jest w archiwum. Kontakt: {name}.",
  "gate.lockdown":
    "Dostęp zamknięto ze względów bezpieczeństwa. Może go otworzyć administrator. Kontakt: {name}.",
  "gate.ip": "Logowanie z tego adresu ({ip}) jest niedozwolone.",
  "gate.ended": "Administrator zakończył tę sesję.",
  "gate.expired": "Sesja wygasła. Wpisane dane zachowano: zaloguj się, aby kontynuować.",
  "gate.down": "Teraz nie można się zalogować. Nic nie przepadło, spróbuj za minutę.",
  "network.keep_own": "Najpierw dodaj swój bieżący adres {ip}, aby nie stracić dostępu.",
  "network.off": "Lista jest pusta, więc wyłączona: można logować się z dowolnego adresu.",
} satisfies Record<keyof typeof en, string>;
