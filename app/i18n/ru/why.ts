import type { why as en } from "../en/why";

export const why = {
  "why.cannot_sign_in": "Пользователь не может войти",
  "why.no_source": "Нет доступа к источнику",
  "why.no_notices": "Не приходят уведомления",
  "why.sees_too_much": "Пользователь видит чужие данные",
} satisfies Record<keyof typeof en, string>;
