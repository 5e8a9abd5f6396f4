import type { why as en } from "../en/why";

export const why = {
  "why.cannot_sign_in": "Пользователь не может войти",
  "why.no_source": "Нет доступа к источнику",
  "why.no_notices": "Не приходят уведомления",
  "why.sees_too_much": "Пользователь видит чужие данные",
  "why.title": "Проверка доступа",
  "why.origin.role": "Роль «{name}»",
  "why.origin.direct": "Выдано лично",
  "why.origin.department": "Отдел «{name}»",
  "why.origin.group": "Группа «{name}»",
  "why.origin.workgroup": "Рабочая группа «{name}»",
  "why.origin.baseline": "Есть у всех",
  "why.origin.head": "Начальник отдела «{name}»",
  "why.origin.queue": "Участник очереди «{name}»",
  "why.origin.crm_admin": "Администратор в CRM",
  "why.origin.participant": "Участник чата",
  "why.nothing": "Это право ничто не даёт.",
  "why.inactive": "Выключено, не даёт",
} satisfies Record<keyof typeof en, string>;
