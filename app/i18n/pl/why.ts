import type { why as en } from "../en/why";

export const why = {
  "why.cannot_sign_in": "Użytkownik nie może się zalogować",
  "why.no_source": "Brak dostępu do kanału",
  "why.no_notices": "Powiadomienia nie przychodzą",
  "why.sees_too_much": "Użytkownik widzi cudze dane",
  "why.title": "Sprawdzenie dostępu",
  "why.origin.role": "Rola „{name}”",
  "why.origin.direct": "Nadane bezpośrednio",
  "why.origin.department": "Dział „{name}”",
  "why.origin.group": "Grupa „{name}”",
  "why.origin.workgroup": "Grupa robocza „{name}”",
  "why.origin.baseline": "Mają to wszyscy",
  "why.origin.head": "Kierownik działu „{name}”",
  "why.origin.queue": "Członek kolejki „{name}”",
  "why.origin.crm_admin": "Administrator w CRM",
  "why.origin.participant": "Uczestnik rozmowy",
  "why.nothing": "Nic nie daje tego uprawnienia.",
  "why.inactive": "Wyłączone, nic nie daje",
} satisfies Record<keyof typeof en, string>;
