import type { first as en } from "../en/first";

export const first = {
  "first.own_clients": "Каждый со своими",
  "first.whoever_is_free": "Отвечает кто свободен",
  "first.one_per_channel": "Один человек на канале",
  "first.question": "Как вы работаете с клиентами?",
  "first.second_admin": "Назначьте второго администратора",
  "first.my_office": "Мой офис",
  "first.demo": "Демо-компания",
  "first.own_company": "Создать свою компанию",
  "close.for_a_time": "На время",
  "close.until_i_decide": "До моего решения",
  "close.left": "Уволен, передать дела",
  "close.archive": "В архив",
  "close.hijacked": "Взломали!",
  "new_clients.nobody":
    "Новых клиентов не получает никто: их увидят только Руководители и Контроль качества.",
  "delete.confirm":
    "Удалить: {name}? Доступ закроется сразу, записи ({n}) перейдут: {successor}, история будет архивирована.",
} satisfies Record<keyof typeof en, string>;
