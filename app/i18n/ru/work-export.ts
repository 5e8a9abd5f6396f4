import type { workExport as en } from "../en/work-export";

export const workExport: Record<keyof typeof en, string> = {
  "take.button": "Экспорт",
  "take.title.deal": "Экспорт сделок",
  "take.title.contact": "Экспорт контактов",
  "take.title.company": "Экспорт компаний",
  "take.title.task": "Экспорт задач",
  "take.title.conversation": "Экспорт чатов",
  "take.lead": "Строки, которые показывает список с его фильтрами, насколько у вас есть право их выгружать.",
  "take.filtered": "С фильтрами списка",
  "take.columns": "Столбцы",
  "take.start": "Сделать файл",
  "take.mine": "Мои файлы",
  "take.mine_hint":
    "Файл можно скачать в течение часа, только вам. Строки считаются при скачивании; в журнале видно, кто что выгрузил.",
  "take.no_columns": "Выберите хотя бы один столбец.",
  "take.refused": "Права больше нет",
};
