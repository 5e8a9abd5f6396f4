import type { closing as en } from "../en/closing";

/** Settings → Company → Close the account, and what is told of it (AU-23). */
export const closing = {
  "closing.title": "Zamknięcie konta firmy",
  "closing.lead": "{company}: osoby, rekordy, dzienniki i pliki.",
  "closing.entry": "Po 30 dniach wszystko zostanie usunięte. Do tego czasu możesz zachować firmę.",
  "closing.open": "Zamknij konto…",
  "closing.what.shut":
    "Od tej chwili wchodzą tylko właściciele. Pozostali zobaczą, dlaczego i do kogo się zwrócić; tokeny API są odrzucane.",
  "closing.what.kept":
    "Przez 30 dni nic nie jest usuwane i każdy właściciel może zachować firmę jednym kliknięciem. Sesje i tokeny znów działają.",
  "closing.what.erased":
    "Po 30 dniach usuwane jest wszystko: osoby, rekordy, dzienniki, pliki i kopie. Nie da się tego cofnąć.",
  "closing.what.people": "Kto należy także do innej firmy, zachowuje tam logowanie.",
  "closing.step_copy": "1. Zabierz dane",
  "closing.step_copy_hint": "Pełna kopia z ostatniej doby. Pobierz ją: zostanie usunięta razem z resztą.",
  "closing.step_name": "2. Zamknij konto",
  "closing.step_name_hint": "Wszyscy administratorzy dostaną e-mail.",
  "closing.copy_first": "Najpierw zrób pełną kopię: z ostatniej doby nie ma żadnej.",
  "closing.close": "Zamknij konto",
  "closing.not_typed": "Wpisano inną nazwę. Nic się nie zmieniło.",
  "closing.already": "Konto jest już zamykane.",
  "closing.not_closing": "Konto nie jest zamykane.",
  "closing.days_left":
    "Konto zostanie zamknięte za {n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
  "closing.asked_by": "Prośba od: {name}.",
  "closing.grace": "{date} wszystko zostanie usunięte. Do tego czasu wchodzą tylko właściciele.",
  "closing.keep": "Zachowaj firmę",
  "closing.keep_or_not": "Zachować czy nie",
  "mail.company_closing.subject": "{company}: konto jest zamykane",
  "mail.company_closing.text":
    "{person} prosi o zamknięcie konta {company}. Wszystko zostanie usunięte {date}.\n\nDo tego czasu wchodzą tylko właściciele i każdy z nich może zachować firmę: {link}",
  "mail.company_closing_soon.subject":
    "{company}: za {n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}} wszystko zostanie usunięte",
  "mail.company_closing_soon.text":
    "Wszystko na koncie {company} zostanie usunięte {date} i nie da się tego cofnąć.\n\nDo tego czasu każdy właściciel może zachować firmę lub pobrać pełną kopię: {link}",
  "mail.company_kept.subject": "{company}: konto zostaje",
  "mail.company_kept.text":
    "Konto {company} nie zostanie zamknięte (decyzja: {person}). Wszyscy mogą znów wejść.\n\n{link}",
  "mailkind.company_closing": "Konto firmy jest zamykane",
  "mailkind.company_closing_soon": "Konto firmy wkrótce zostanie usunięte",
  "mailkind.company_kept": "Konto firmy zostaje",
  "audit.field.closing_at": "Zamknięcie konta",
} satisfies Record<keyof typeof en, string>;
