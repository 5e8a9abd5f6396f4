/**
 * Words that files of people use, in three languages at once: a file has one language, its reader another. Folded, as
 * `fold` leaves them.
 */

/** What files call the six choices of the field "Role" (FM-19). */
export const ROLE_WORDS = {
  administrator: ["administrator", "admin", "администратор", "админ", "owner", "владелец", "wlasciciel"],
  manager: [
    "manager",
    "sales manager",
    "sales",
    "менеджер",
    "менеджер по продажам",
    "продавец",
    "menedzer",
    "sprzedawca",
    "handlowiec",
  ],
  operator: ["operator", "оператор", "intern", "стажер", "стажёр", "stazysta"],
  supervisor: [
    "supervisor",
    "head",
    "team lead",
    "руководитель",
    "начальник",
    "супервайзер",
    "kierownik",
    "przelozony",
  ],
  quality_control: ["quality control", "qc", "контроль качества", "окк", "kontrola jakosci"],
  chief_executive: [
    "chief executive",
    "ceo",
    "director",
    "генеральный директор",
    "директор",
    "dyrektor",
    "dyrektor generalny",
    "prezes",
  ],
} as const;

/** Headers of amoCRM, Bitrix24 and people's own tables. */
export const HEADER_WORDS = {
  full_name: [
    "имя фамилия",
    "фамилия имя",
    "фио",
    "имя и фамилия",
    "full name",
    "name surname",
    "imie i nazwisko",
    "nazwisko i imie",
    "сотрудник",
    "employee",
    "pracownik",
    "пользователь",
    "user",
  ],
  name: ["имя", "name", "first name", "firstname", "given name", "imie"],
  surname: ["фамилия", "surname", "last name", "lastname", "family name", "nazwisko"],
  email: [
    "email",
    "e mail",
    "mail",
    "почта",
    "электронная почта",
    "рабочий email",
    "логин",
    "login",
    "adres e mail",
    "poczta",
  ],
  phone: [
    "телефон",
    "phone",
    "mobile",
    "мобильный",
    "мобильный телефон",
    "рабочий телефон",
    "telefon",
    "nr telefonu",
    "номер",
  ],
  role: ["роль", "role", "должность", "position", "права", "rola", "stanowisko"],
  department: ["отдел", "department", "подразделение", "группа", "dzial", "team"],
} as const;

/** A header that begins so puts the surname first. */
export const SURNAME_FIRST = ["фио", "фамилия", "nazwisko", "surname", "last name"] as const;
