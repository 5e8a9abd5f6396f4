import type { forms as en } from "../en/forms";

export const forms = {
  "field.first_name": "Имя",
  "field.last_name": "Фамилия",
  "field.email": "Рабочий email",
  "field.phone": "Телефон",
  "field.role": "Роль",
  "field.department": "Отдел",
  "field.block_reason": "Причина блокировки",
  "field.block_term": "Срок блокировки",
  "field.temporary": "Временно",
  "field.permanent": "Навсегда",
  "field.archive_reason": "Причина архивации",
  "card.personal": "Личная информация",
  "card.role_rights": "Роль и права",
  "card.work_stats": "Статистика работы",
  "card.last_activity": "Последняя активность",
  "card.last_sign_in": "Последний вход",
  "card.last_device": "Последнее устройство",
} satisfies Record<keyof typeof en, string>;
