import type { card as en } from "../en/card";

export const card = {
  "profile.edit": "Изменить профиль",
  "profile.seat.staff": "Занимает место",
  "profile.seat.free": "Без места",
  "profile.seat.hint": "Без места всё остальное прежнее: права, вход, передача дел.",
  "profile.edit.lead": "Уведомление никому не приходит. Email принадлежит человеку и здесь не меняется.",
  "profile.mails": "Письма",
  "profile.mails.lead": "Письма о входах, пароле и ссылках приходят всегда.",
  "profile.language_of_company": "Язык компании",
  "card.changes": "Изменения",
  "card.changes.all": "Все изменения",
  "card.changes.none": "Ничего не менялось.",
  "users.open": "Карточка",
  "work.dealsCreated": "Создано сделок, 30 дней",
  "work.dealsOpen": "Открытые сделки",
  "work.dealsWon": "Выиграно сделок, 30 дней",
  "work.contacts": "Контакты",
  "work.tasksOpen": "Открытые задачи",
  "work.tasksLate": "Просроченные задачи",
  "work.tasksDone": "Выполнено задач, 30 дней",
  "users.invited":
    "{n, plural, one {Приглашён # человек} few {Приглашено # человека} many {Приглашено # человек} other {Приглашено # человека}}",
  "users.invited.all": "Приглашения",
  "users.columns": "Столбцы",
  "users.filter.group": "Группа",
  "users.column.phone": "Телефон",
  "users.column.created": "Добавлен",
  "bulk.block": "Заблокировать",
  "bulk.inactive": "Деактивировать",
  "bulk.archived": "Архивировать",
  "bulk.restore": "Вернуть доступ",
  "bulk.end_sessions": "Завершить сеансы",
  "bulk.title.manual_block":
    "{n, plural, one {Заблокировать # человека} few {Заблокировать # человек} many {Заблокировать # человек} other {Заблокировать # человека}}",
  "bulk.title.inactive":
    "{n, plural, one {Деактивировать # человека} few {Деактивировать # человек} many {Деактивировать # человек} other {Деактивировать # человека}}",
  "bulk.title.restore":
    "{n, plural, one {Вернуть доступ # человеку} few {Вернуть доступ # людям} many {Вернуть доступ # людям} other {Вернуть доступ # человека}}",
  "bulk.lead.manual_block": "Войти будет нельзя, пока блокировку не снимут. Дела остаются за ними.",
  "bulk.lead.inactive":
    "Войти будет нельзя, пока кто-нибудь не включит. Дела остаются за ними, место освобождается.",
  "bulk.lead.restore": "Всё, что закрывает доступ, снимается сейчас, кроме лимитов: они закончатся сами.",
  "bulk.done.manual_block": "Заблокирован",
  "bulk.done.inactive": "Деактивирован",
  "bulk.done.restore": "Доступ возвращён",
  "bulk.nothing": "Доступ не был закрыт",
  "close.when.title": "Удалить или деактивировать?",
  "close.when":
    "Деактивируйте того, кто вернётся: всё остаётся за ним. Удаляйте того, кто уволен или больше не работает над проектом: дела перейдут другим, и пути назад нет.",
  "structure.merge": "Объединить с…",
  "structure.merge.title": "Объединить: {name}",
  "structure.merge.into": "С чем",
  "structure.merge.lead":
    "{n, plural, =0 {Никто не переходит} one {Переходит # человек} few {Переходят # человека} many {Переходят # человек} other {Переходят # человека}}, вместе с подчинёнными отделами и отправленными приглашениями.{grants, plural, =0 {} one { Выданные права не переносятся.} few { Выданные права не переносятся.} many { Выданные права не переносятся.} other { Выданные права не переносятся.}}",
} satisfies Record<keyof typeof en, string>;
