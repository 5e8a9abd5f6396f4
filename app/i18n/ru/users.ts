import type { users as en } from "../en/users";

export const users = {
  "users.search_hint": "Имя, email или телефон",
  "users.column.name": "Имя",
  "users.column.role": "Роль",
  "users.column.department": "Отдел",
  "users.column.state": "Состояние",
  "users.column.last_sign_in": "Последний вход",
  "users.column.last_activity": "Последняя активность",
  "users.filter.role": "Роль",
  "users.filter.state": "Состояние",
  "users.filter.department": "Отдел",
  "users.filter.any": "Любой вариант",
  "users.found": "Найдено: {n}",
  "users.empty": "Пока здесь только вы. Пригласите первого коллегу.",
  "users.no_match": "По фильтру никого нет.",
  "users.never_signed_in": "Входов ещё не было",
  "users.never_active": "Действий ещё не было",
  "users.more": "Другие действия",
  "users.temporary_password": "Временный пароль: его нужно сменить при первом входе.",
  "users.open_card": "Открыть карточку: {name}",
  "users.deleted_name": "{name} (удалён)",
} satisfies Record<keyof typeof en, string>;
