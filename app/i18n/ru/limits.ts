import type { limits as en } from "../en/limits";

export const limits = {
  "limit.hour": "Час",
  "limit.day": "День",
  "limit.week": "Неделя",
  "limit.month": "Месяц",
  "limit.deals_handled": "Обработанные сделки",
  "limit.deals_closed": "Закрытые сделки",
  "limit.deals_created": "Созданные сделки",
  "limit.cards_viewed": "Просмотренные карточки",
  "limit.list_items": "Просмотренные строки списков",
  "limit.messages_sent": "Отправленные сообщения",
  "limit.exported_rows": "Выгруженные строки",
  "limit.left": "Осталось: {n}",
  "limit.restore_now": "Восстановить сейчас",
  "limit.raise": "Поднять на этот период",
  "limit.admin": "Сотрудник {name}: лимит «{limit}» исчерпан ({count}), доступ закрыт до {date}.",
  "limit.near": "До лимита «{limit}» осталось: {n}.",
} satisfies Record<keyof typeof en, string>;
