import type { why as en } from "../en/why";

export const why = {
  "why.cannot_sign_in": "Użytkownik nie może się zalogować",
  "why.no_source": "Brak dostępu do kanału",
  "why.no_notices": "Powiadomienia nie przychodzą",
  "why.sees_too_much": "Użytkownik widzi cudze dane",
} satisfies Record<keyof typeof en, string>;
