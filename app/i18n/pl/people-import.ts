import type { peopleImport as en } from "../en/people-import";

export const peopleImport = {
  "import.title": "Import użytkowników",
  "import.button": "Import",
  "import.lead": "Z pliku CSV lub XLSX, jak zapisuje go amoCRM, Bitrix24 albo arkusz.",
  "import.file": "Plik",
  "import.file_hint": "CSV lub XLSX, najwyżej 5000 osób. Plik jest czytany tutaj, w przeglądarce.",
  "import.problem.empty": "W tym pliku nie ma osób.",
  "import.problem.too_long": "Najwyżej 5000 wierszy i 10 MB. Podziel plik.",
  "import.problem.not_a_table": "To nie jest plik CSV ani XLSX.",
  "import.found":
    "{n, plural, one {Znaleziono # wiersz} few {Znaleziono # wiersze} many {Znaleziono # wierszy} other {Znaleziono # wiersza}}",
  "import.skip": "Pomiń",
  "import.column": "Kolumna {n}",
  "import.column.full_name": "Imię i nazwisko razem",
  "import.column.name": "Imię",
  "import.column.surname": "Nazwisko",
  "import.column.email": "E-mail",
  "import.column.phone": "Telefon",
  "import.column.role": "Rola",
  "import.column.department": "Dział",
  "import.surname_first": "Najpierw nazwisko",
  "import.preview": "Pierwsze osoby, tak jak zostaną dodane",
  "import.default_role": "Rola, gdy wiersz jej nie podaje",
  "import.default_department": "Dział, gdy wiersz go nie podaje",
  "import.not_sent": "Nie udało się wysłać pliku. Nikt nie został dodany; spróbuj ponownie.",
  "import.sending": "Wysyłanie",
  "import.begin":
    "{n, plural, one {Dodaj # osobę} few {Dodaj # osoby} many {Dodaj # osób} other {Dodaj # osoby}}",
  "import.waiting":
    "{n, plural, one {Odebrano # wiersz} few {Odebrano # wiersze} many {Odebrano # wierszy} other {Odebrano # wiersza}}",
  "import.waiting_hint":
    "Nikt jeszcze nie został dodany. Dopóki inna karta wysyła plik, nic tu nie klikaj: import zacznie się tam sam.",
  "import.incomplete": "Wskaż kolumny z adresem e-mail i imieniem.",
  "import.running": "Dodawanie osób",
  "import.undoing": "Cofanie importu",
  "import.done":
    "{n, plural, one {Dodano # osobę} few {Dodano # osoby} many {Dodano # osób} other {Dodano # osoby}}",
  "import.refused":
    "{n, plural, one {# wiersz nie dodał nikogo.} few {# wiersze nie dodały nikogo.} many {# wierszy nie dodało nikogo.} other {# wiersza nie dodało nikogo.}}",
  "import.undone":
    "{n, plural, one {Cofnięto # osobę.} few {Cofnięto # osoby.} many {Cofnięto # osób.} other {Cofnięto # osoby.}}",
  "import.rest": "Wiersze, które nikogo nie dodały",
  "import.download_rest": "Pobierz z powodami",
  "import.row": "Wiersz {n}",
  "import.line": "Wiersz",
  "import.reason": "Powód",
  "import.undo": "Cofnij import",
  "import.undo.title":
    "{n, plural, one {Usunąć # osobę?} few {Usunąć # osoby?} many {Usunąć # osób?} other {Usunąć # osoby?}}",
  "import.undo.lead":
    "Wszyscy dodani tym importem zostaną usunięci, a ich odnośniki przestaną działać. Kto już się zalogował, zostaje.",
  "import.reason.name_missing": "Imię: puste",
  "import.reason.name_bad": "Imię: za długie lub z dziwnymi znakami",
  "import.reason.surname_bad": "Nazwisko: za długie lub z dziwnymi znakami",
  "import.reason.email_missing": "E-mail: pusty",
  "import.reason.email_bad": "E-mail: to nie jest e-mail",
  "import.reason.phone_bad": "Telefon: to nie jest numer z kodem kraju",
  "import.reason.role_unknown": "Rola: tu nieznana",
  "import.reason.department_unknown": "Dział: tu nieznany",
  "import.reason.already_here": "E-mail: już jest wśród użytkowników",
  "import.reason.above_you": "Rola: więcej, niż możesz dać",
  "import.reason.full": "Wszystkie miejsca są zajęte",
  "import.reason.conflict": "Zmieniło się w międzyczasie: spróbuj ponownie",
  "import.reason.not_allowed": "Nie możesz już dodawać osób",
} satisfies Record<keyof typeof en, string>;
