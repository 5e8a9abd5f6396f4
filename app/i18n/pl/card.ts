import type { card as en } from "../en/card";

export const card = {
  "profile.edit": "Edytuj profil",
  "profile.seat.staff": "Zajmuje miejsce",
  "profile.seat.free": "Bez miejsca",
  "profile.seat.hint": "Bez miejsca reszta się nie zmienia: uprawnienia, logowanie, przekazanie spraw.",
  "profile.edit.lead": "Nikt nie dostaje powiadomienia. E-mail należy do osoby i nie zmienia się go tutaj.",
  "profile.mails": "Listy",
  "profile.mails.lead": "Listy o logowaniach, haśle i linkach przychodzą zawsze.",
  "profile.language_of_company": "Język firmy",
  "card.changes": "Zmiany",
  "card.changes.all": "Wszystkie zmiany",
  "card.changes.none": "Nic nie zmieniono.",
  "users.open": "Karta",
  "work.dealsCreated": "Utworzone deale, 30 dni",
  "work.dealsOpen": "Otwarte deale",
  "work.dealsWon": "Wygrane deale, 30 dni",
  "work.contacts": "Kontakty",
  "work.tasksOpen": "Otwarte zadania",
  "work.tasksLate": "Zadania po terminie",
  "work.tasksDone": "Wykonane zadania, 30 dni",
  "users.invited":
    "{n, plural, one {# osoba zaproszona} few {# osoby zaproszone} many {# osób zaproszonych} other {# osoby zaproszonej}}",
  "users.invited.all": "Zaproszenia",
  "users.columns": "Kolumny",
  "users.filter.group": "Grupa",
  "users.column.phone": "Telefon",
  "users.column.created": "Dodano",
  "bulk.block": "Zablokuj",
  "bulk.inactive": "Dezaktywuj",
  "bulk.archived": "Archiwizuj",
  "bulk.restore": "Przywróć dostęp",
  "bulk.end_sessions": "Zakończ sesje",
  "bulk.title.manual_block":
    "{n, plural, one {Zablokuj # osobę} few {Zablokuj # osoby} many {Zablokuj # osób} other {Zablokuj # osoby}}",
  "bulk.title.inactive":
    "{n, plural, one {Dezaktywuj # osobę} few {Dezaktywuj # osoby} many {Dezaktywuj # osób} other {Dezaktywuj # osoby}}",
  "bulk.title.restore":
    "{n, plural, one {Przywróć dostęp # osobie} few {Przywróć dostęp # osobom} many {Przywróć dostęp # osobom} other {Przywróć dostęp # osoby}}",
  "bulk.lead.manual_block": "Nie zalogują się, dopóki ktoś tego nie zdejmie. Praca zostaje przy nich.",
  "bulk.lead.inactive":
    "Nie zalogują się, dopóki ktoś ich nie włączy. Praca zostaje przy nich, miejsce się zwalnia.",
  "bulk.lead.restore": "Wszystko, co zamyka dostęp, kończy się teraz, oprócz limitów: skończą się same.",
  "bulk.done.manual_block": "Zablokowano",
  "bulk.done.inactive": "Dezaktywowano",
  "bulk.done.restore": "Przywrócono dostęp",
  "bulk.nothing": "Dostęp nie był zamknięty",
  "close.when.title": "Usunąć czy dezaktywować?",
  "close.when":
    "Dezaktywuj kogoś, kto wróci: wszystko zostaje jego. Usuń kogoś, kto odszedł lub nie pracuje już przy projekcie: jego praca przejdzie na innych i nie ma odwrotu.",
  "structure.merge": "Połącz z…",
  "structure.merge.title": "Połącz: {name}",
  "structure.merge.into": "Z czym",
  "structure.merge.lead":
    "{n, plural, =0 {Nikt nie przechodzi} one {Przechodzi # osoba} few {Przechodzą # osoby} many {Przechodzi # osób} other {Przechodzi # osoby}}, razem z podległymi działami i wysłanymi zaproszeniami.{grants, plural, =0 {} one { Nadane uprawnienia nie przechodzą.} few { Nadane uprawnienia nie przechodzą.} many { Nadane uprawnienia nie przechodzą.} other { Nadane uprawnienia nie przechodzą.}}",
} satisfies Record<keyof typeof en, string>;
