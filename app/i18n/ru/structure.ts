import type { structure as en } from "../en/structure";

export const structure = {
  "structure.lead": "Кто с кем работает. Отдел видит свои записи, начальник – и всё, что ниже.",
  "structure.create": "Новый отдел или группа",
  "structure.kind": "Вид",
  "structure.workgroup": "Рабочая группа",
  "structure.none": "Пока нет.",
  "structure.members":
    "{n, plural, one {# участник} few {# участника} many {# участников} other {# участника}}",
  "structure.headed_by": "Начальник: {name}",
  "structure.facts": "Название и место",
  "structure.who": "Участники",
  "structure.find": "Найти сотрудника",
  "structure.parent": "Входит в",
  "structure.top": "Верхний уровень",
  "structure.nobody": "Никто",
  "structure.head_hint": "Видит записи этого отдела и всех, что ниже.",
  "structure.records_hint": "Иначе у группы общие только права.",
  "structure.proposal.add": "Отмечено к добавлению: {name}. Сохраните, чтобы применить.",
  "structure.proposal.drop": "Отметка снята: {name}. Сохраните, чтобы применить.",
  "structure.cycle": "Отдел не может входить сам в себя.",
  "structure.in_use": "В белом списке IP есть записи этого отдела. Сначала измените их.",
  "structure.delete.title": "Удалить: {name}",
  "structure.delete.lead":
    "Участников: {n}. Прав, выданных всем им: {grants}, они закончатся сейчас. Отделы внутри поднимутся на уровень выше.",
  "structure.delete.move": "Куда перейдут люди?",
} satisfies Record<keyof typeof en, string>;
