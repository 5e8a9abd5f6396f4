import type { states as en } from "../en/states";

export const states = {
  "state.active": "Активен",
  "state.invited": "Приглашение отправлено",
  "state.blocked": "Заблокирован",
  "state.blocked_until": "Заблокирован до {date}",
  "state.deactivated": "Деактивирован",
  "state.limit": "Деактивирован: лимит",
  "state.archived": "В архиве",
  "state.lockdown": "Доступ срочно закрыт",
  "state.deleted": "Удалён",
  "state.unconfirmed": "Email не подтверждён",
  "presence.online": "В сети",
  "presence.idle": "Нет действий {n} мин",
  "presence.offline": "Не в сети",
  "availability.available": "На месте",
  "availability.busy": "Не беспокоить",
  "availability.break": "Перерыв",
  "availability.away": "Нет на месте до {time}",
} satisfies Record<keyof typeof en, string>;
