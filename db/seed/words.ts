import type { DepartmentKey } from "./cast";
import type { Language } from "./names";

export type Words = {
  company: string;
  timeZone: string;
  country: string;
  /** A number that nobody has: subscriber numbers do not begin with 0 there, or are reserved for fiction. */
  phone: (index: number) => string;
  departments: Record<DepartmentKey, string>;
  offices: { main: string; support: string };
  reasons: { blocked_until: string; blocked: string; archived: string; inactive: string; lockdown: string };
  notes: { hotel: string; home: string };
};

const two = (index: number) => String(index).padStart(2, "0");

/** Names of things in the demo company, in the language of its first start. */
export const WORDS: Record<Language, Words> = {
  en: {
    company: "Fernhill Interiors",
    timeZone: "Europe/London",
    country: "GB",
    phone: (index) => `+4477009001${two(index)}`,
    departments: {
      office: "Office and finance",
      sales: "Sales",
      key_clients: "Key clients",
      support: "Support",
      marketing: "Marketing",
    },
    offices: { main: "Showroom and head office", support: "Support office, second floor" },
    reasons: {
      blocked_until: "Expenses under review",
      blocked: "Shared the password with a contractor",
      archived: "Contract ended, clients handed over",
      inactive: "Parental leave",
      lockdown: "Sign-in from abroad that nobody recognises",
    },
    notes: { hotel: "Trade fair this week, working from the hotel", home: "New provider at home" },
  },
  pl: {
    company: "Cichy Dom",
    timeZone: "Europe/Warsaw",
    country: "PL",
    phone: (index) => `+482200010${two(index)}`,
    departments: {
      office: "Biuro i finanse",
      sales: "Dział sprzedaży",
      key_clients: "Kluczowi klienci",
      support: "Obsługa klienta",
      marketing: "Marketing",
    },
    offices: { main: "Salon i biuro główne", support: "Biuro obsługi, drugie piętro" },
    reasons: {
      blocked_until: "Wyjaśnianie rozliczenia wydatków",
      blocked: "Hasło przekazane podwykonawcy",
      archived: "Umowa zakończona, klienci przekazani",
      inactive: "Urlop rodzicielski",
      lockdown: "Logowanie z zagranicy, którego nikt nie rozpoznaje",
    },
    notes: { hotel: "W tym tygodniu targi, pracuję z hotelu", home: "Nowy operator w domu" },
  },
  ru: {
    company: "Тихий дом",
    timeZone: "Europe/Moscow",
    country: "RU",
    phone: (index) => `+749500000${two(index)}`,
    departments: {
      office: "Офис и финансы",
      sales: "Отдел продаж",
      key_clients: "Ключевые клиенты",
      support: "Поддержка",
      marketing: "Маркетинг",
    },
    offices: { main: "Салон и главный офис", support: "Офис поддержки, второй этаж" },
    reasons: {
      blocked_until: "Проверка отчёта о расходах",
      blocked: "Пароль передан подрядчику",
      archived: "Договор закончился, клиенты переданы",
      inactive: "Отпуск по уходу за ребёнком",
      lockdown: "Вход из-за границы, которого никто не узнаёт",
    },
    notes: { hotel: "На этой неделе выставка, работаю из гостиницы", home: "Дома новый провайдер" },
  },
};
