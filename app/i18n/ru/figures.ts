import type { figures as en } from "../en/figures";

export const figures = {
  "figures.lead": "Что сделано за период. Дни считаются по часовому поясу компании.",
  "figures.period": "Период",
  "figures.today": "Сегодня",
  "figures.d7": "7 дней",
  "figures.d30": "30 дней",
  "figures.general": "Компания",
  "figures.general.lead": "Без имён. Импорт и интеграции тоже учтены.",
  "figures.mine": "Мои показатели",
  "figures.team": "По сотрудникам",
  "figures.team.lead": "Те, чьи показатели вам доступны.",
  "figures.team.none": "Нет никого, чьи показатели вам доступны.",
  "figures.in": "Сообщений получено",
  "figures.out": "Сообщений отправлено",
  "figures.chats": "Чатов с сообщениями",
  "figures.created": "Создано сделок",
  "figures.createdAmount": "На сумму",
  "figures.won": "Выиграно сделок",
  "figures.wonAmount": "Выиграно на сумму",
  "figures.lost": "Проиграно сделок",
  "figures.tasks": "Выполнено задач",
  "figures.person": "Сотрудник",
  "figures.department": "Отдел",
  "figures.own_note":
    "Созданные вручную сделки; выигранные и проигранные сделки и выполненные задачи — у ответственного.",
} satisfies Record<keyof typeof en, string>;
