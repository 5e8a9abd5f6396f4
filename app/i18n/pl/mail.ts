import type { mail as en } from "../en/mail";

export const mail = {
  "mail.greeting": "Dzień dobry, {name}!",
  "mail.footer": "Gatehouse pisze w imieniu firmy {company}.",
  "mail.reset.subject": "Resetowanie hasła",
  "mail.reset.text":
    "Ustaw nowe hasło, korzystając z linku:\n{link}\n\nDziała raz, przez {n} min. Jeśli to nie Twoja prośba, nie rób nic: hasło pozostanie bez zmian.",
  "mail.password_changed.subject": "Hasło zostało zmienione",
  "mail.password_changed.text":
    "{time}, adres {ip}. Wszystkie pozostałe sesje zakończono.\n\nJeśli to nie Ty, zresetuj hasło: {link}",
  "mail.new_device.subject": "Logowanie z nowego urządzenia: {device}",
  "mail.new_device.text":
    "Firma: {company}\nUrządzenie: {device}\nAdres: {ip}\nCzas: {time}\n\nJeśli to Ty, nic nie trzeba robić. Jeśli nie, otwórz swoje logowania i wybierz „To nie ja”: {link}",
  "mail.not_me.subject": "{person}: „To nie ja”",
  "mail.not_me.text":
    "Pracownik {person} nie rozpoznaje logowania.\n\nUrządzenie: {device}\nAdres: {ip}\nCzas: {time}\n\nWszystkie sesje tej osoby zakończono, potrzebne jest nowe hasło. Co jeszcze stamtąd zrobiono, pokazuje dziennik: {link}",
  "mail.let_in.subject": "Wejście z adresu {ip}",
  "mail.let_in.text":
    "Ktoś z Twoim hasłem próbuje wejść do firmy {company} z adresu {ip}, którego nie ma na białej liście IP.\n\nJeśli to Ty, ten link zezwoli na ten adres na 1 dzień:\n{link}\n\nDziała raz, przez {n} min. Jeśli to nie Ty, zmień hasło.",
  "mail.audit_head.subject": "{company}: pieczęć dziennika zmian",
  "mail.audit_head.text":
    "Zachowaj tę wiadomość: pozwala sprawdzić, czy dziennik zmian {company} nie został przepisany.\n\nPieczęć {head}\n\nAby porównać, operator uruchamia: npm run audit:verify -- --account {account} --head {head}\n\n{link}",
  "mail.recovery_used.subject": "Biała lista IP wyłączona: użyto kodu odzyskiwania",
  "mail.recovery_used.text":
    "Biała lista IP firmy {company} została wyłączona kodem odzyskiwania.\n\nAdres: {ip}\nCzas: {time}\n\nPozostało kodów: {n}. Sprawdź listę i włącz ją ponownie: {link}",
  "mail.gate_opened.subject": "Biała lista IP wyłączona z serwera",
  "mail.gate_opened.text":
    "Biała lista IP firmy {company} została wyłączona z serwera: {time}. Sprawdź listę i włącz ją ponownie: {link}",
  "mail.access_request.subject": "{person} prosi o dostęp",
  "mail.access_request.text":
    "Pracownik {person}: logowanie z adresu {ip} jest niedozwolone ({time}).\n\nZezwól na dzień, na stałe lub zignoruj: {link}",
  "mail.access_given.subject": "Możesz wejść",
  "mail.access_given.text": "Adres {ip} jest dozwolony do {date}: {link}",
  "mail.access_given_always.text": "Adres {ip} jest teraz dozwolony: {link}",
  "mail.notice.subject": "Co firma {company} widzi o Twojej pracy",
  "mail.role_changed.subject": "Twoje prawa się zmieniły",
  "mail.role_changed.text": "{lines}\n\nJuż obowiązuje: {link}",
  "mail.role_changed.given": "Dodano: {what}",
  "mail.role_changed.taken": "Odebrano: {what}",
  "mail.blocked.subject": "Dostęp wstrzymany: {company}",
  "mail.blocked.text": "Twój dostęp do firmy {company} jest zablokowany.\n{lines}",
  "mail.blocked.until": "Do: {date}",
  "mail.blocked.for_good": "zdjęcia przez administratora",
  "mail.blocked.reason": "Przyczyna: {reason}",
  "mail.blocked.contact": "Kontakt: {name}",
  "mail.deactivated.subject": "Dostęp wstrzymany: {company}",
  "mail.deactivated.text":
    "Twój dostęp do firmy {company} jest wyłączony. Twoja praca jest zachowana.\n{lines}",
  "mail.unblocked.subject": "Dostęp przywrócony: {company}",
  "mail.unblocked.text": "Możesz znów zalogować się do firmy {company}: {link}",
  "mail.block_ended.subject": "Blokada się skończyła: {person}",
  "mail.block_ended.text": "{person} może się znów zalogować od {time}: {link}",
  "mail.invitation.subject": "Zaproszenie: {company}",
  "mail.invitation.text":
    "{person} zaprasza do firmy {company}:\n{link}\n\nLink działa raz, {n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
  "mail.role_changed.edited": "Zmieniono uprawnienia roli: {what}",
  "mail.limit_reached.subject": "Limit wyczerpany: {limit}",
  "mail.limit_reached.text":
    "W firmie {company} wyczerpano Twój limit.\n\nLimit: {limit}\nPoliczono: {n}\nZnowu można: {date}\n\nTwoja praca jest zachowana. Administrator może przywrócić dostęp wcześniej.",
  "mail.limit_of_person.subject": "{person}: limit wyczerpany",
  "mail.limit_of_people.subject":
    "Limity wyczerpane: {n, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}",
  "mail.limit_of_person.text": "{lines}\n\nPrzywróć, podnieś na ten okres albo przekaż klientów: {link}",
  "mail.limit_of_person.until": "Dostęp zamknięty do: {date}",
  "mail.limit_of_person.not_held": "Dostęp nie jest zamknięty.",
  "mail.limit_of_person.waiting":
    "{n, plural, one {# klient czeka} few {# klienci czekają} many {# klientów czeka} other {# klienta czeka}} na odpowiedź",
  "mail.limit.until_admin": "gdy przywróci go administrator",
  "mail.activation.subject": "Twój dostęp: {company}",
  "mail.activation.text":
    "{person} daje Ci dostęp do firmy {company}. Aby zacząć, ustaw hasło:\n{link}\n\nLink działa jeden raz, przez {n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
  "mail.activation_open.text":
    "{person} daje Ci dostęp do firmy {company}. Zaloguj się tym adresem i hasłem, które Ci przekazano; od razu ustawisz nowe:\n{link}",
  "mail.confirm_email.subject": "Potwierdź swój e-mail",
  "mail.confirm_email.text":
    "Potwierdź, że to Twój e-mail w firmie {company}:\n{link}\n\nLink działa {n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}. Jeśli nie znasz tej firmy, nic nie rób.",
  "mail.confirm_notice_email.subject": "Potwierdź adres powiadomień",
  "mail.confirm_notice_email.text":
    "Powiadomienia firmy {company} mają przychodzić na ten adres:\n{link}\n\nLink działa {n, plural, one {# godzinę} few {# godziny} many {# godzin} other {# godziny}}. Jeśli to nie Ty, nic nie rób.",
  "mail.mail_broken.subject": "Poczta nie dochodzi: {person}",
  "mail.mail_broken.text":
    "Skrzynka {address} odrzuciła trzy listy z rzędu.\n\nOdpowiedź serwera: {answer}\n\nSprawdź adres i wyślij list próbny: {link}",
  "mail.test.subject": "Próba: poczta działa",
  "mail.test.text": "List próbny, wysłany: {time}. Nic nie trzeba robić.",
  "mail.system.mail_down.subject": "Listy nie wychodzą",
  "mail.system.mail_down.text":
    "Od {time} serwer poczty nie odpowiada. Listy czekają i wyjdą same, gdy odpowie.\n\nCo czeka i co odpowiedział serwer: {link}",
  "mail.system.copy_failed.subject": "Nie udało się zrobić pełnej kopii",
  "mail.system.copy_failed.text":
    "Nie udało się zrobić pełnej kopii, na którą była pora ({time}).\n\nZrób ją ręcznie albo zobacz, co się stało: {link}",
  "mail.system.audit_broken.subject": "Dziennik zmian zmieniono z zewnątrz",
  "mail.system.audit_broken.text":
    "Codzienne sprawdzenie ({time}) znalazło wpisy lub pieczęcie dziennika zmian, które nie są takie, jak je zapisano. Poproś osobę, która prowadzi serwer, o „npm run audit:verify” i o zachowanie kopii w obecnym stanie.\n\nDziennik: {link}",
  "mail.system.webhook_dead.subject": "Nie dostarczono wiadomości webhooka",
  "mail.system.webhook_dead.text":
    "Webhook „{name}” mimo wszystkich prób nie przyjął wiadomości ({time}). Sama nie zostanie już wysłana.\n\nCo odpowiedział i „Wyślij ponownie”: {link}",
  "mail.system.news.subject": "Nowości Gatehouse",
  "mail.system.news.text": "{news}\n\n{link}",
  "mail.action.open": "Otwórz Gatehouse",
  "mail.action.look": "Zobacz",
  "mail.action.sign_in": "Zaloguj się",
  "mail.action.let_in": "Wpuść ten adres",
  "mail.action.answer": "Odpowiedz",
  "mail.action.set_password": "Ustaw nowe hasło",
  "mail.action.my_sign_ins": "Moje logowania",
  "mail.action.accept": "Przyjmij zaproszenie",
  "mail.action.begin": "Zacznij",
  "mail.action.confirm": "Potwierdź",
} satisfies Record<keyof typeof en, string>;
