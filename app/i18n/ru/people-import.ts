import type { peopleImport as en } from "../en/people-import";

export const peopleImport = {
  "import.title": "Импорт пользователей",
  "import.button": "Импорт",
  "import.lead": "Из файла CSV или XLSX, как его пишут amoCRM, Битрикс24 или таблица.",
  "import.file": "Файл",
  "import.file_hint": "CSV или XLSX, не больше 5000 человек. Файл читается здесь, в браузере.",
  "import.problem.empty": "В этом файле нет людей.",
  "import.problem.too_long": "Не больше 5000 строк и 10 МБ. Разделите файл.",
  "import.problem.not_a_table": "Это не CSV и не XLSX.",
  "import.found":
    "{n, plural, one {Найдена # строка} few {Найдено # строки} many {Найдено # строк} other {Найдено # строки}}",
  "import.skip": "Не брать",
  "import.column": "Столбец {n}",
  "import.column.full_name": "Имя и фамилия вместе",
  "import.column.name": "Имя",
  "import.column.surname": "Фамилия",
  "import.column.email": "Email",
  "import.column.phone": "Телефон",
  "import.column.role": "Роль",
  "import.column.department": "Отдел",
  "import.surname_first": "Сначала фамилия",
  "import.preview": "Первые люди, как они будут добавлены",
  "import.default_role": "Роль, если в строке её нет",
  "import.default_department": "Отдел, если в строке его нет",
  "import.not_sent": "Файл не отправлен. Никто ещё не добавлен; повторите.",
  "import.sending": "Отправка",
  "import.begin":
    "{n, plural, one {Добавить # человека} few {Добавить # человека} many {Добавить # человек} other {Добавить # человека}}",
  "import.waiting":
    "{n, plural, one {Получена # строка} few {Получено # строки} many {Получено # строк} other {Получено # строки}}",
  "import.waiting_hint":
    "Никто ещё не добавлен. Пока файл отправляется в другой вкладке, ничего не нажимайте: импорт начнётся там сам.",
  "import.incomplete": "Укажите столбцы с email и именем.",
  "import.running": "Добавление людей",
  "import.undoing": "Отмена импорта",
  "import.done":
    "{n, plural, one {Добавлен # человек} few {Добавлено # человека} many {Добавлено # человек} other {Добавлено # человека}}",
  "import.refused":
    "{n, plural, one {Не подошла # строка.} few {Не подошли # строки.} many {Не подошло # строк.} other {Не подошли # строки.}}",
  "import.undone":
    "{n, plural, one {Отменён # человек.} few {Отменено # человека.} many {Отменено # человек.} other {Отменено # человека.}}",
  "import.rest": "Строки, которые не подошли",
  "import.download_rest": "Скачать с причинами",
  "import.row": "Строка {n}",
  "import.line": "Строка",
  "import.reason": "Причина",
  "import.undo": "Отменить импорт",
  "import.undo.title":
    "{n, plural, one {Убрать # человека?} few {Убрать # человек?} many {Убрать # человек?} other {Убрать # человека?}}",
  "import.undo.lead":
    "Все, кого добавил этот импорт, будут убраны, их ссылки перестанут действовать. Кто уже вошёл, останется.",
  "import.reason.name_missing": "Имя: пусто",
  "import.reason.name_bad": "Имя: слишком длинное или со странными знаками",
  "import.reason.surname_bad": "Фамилия: слишком длинная или со странными знаками",
  "import.reason.email_missing": "Email: пусто",
  "import.reason.email_bad": "Email: это не email",
  "import.reason.phone_bad": "Телефон: это не номер с кодом страны",
  "import.reason.role_unknown": "Роль: здесь неизвестна",
  "import.reason.department_unknown": "Отдел: здесь неизвестен",
  "import.reason.already_here": "Email: уже есть среди пользователей",
  "import.reason.above_you": "Роль: больше, чем вы можете дать",
  "import.reason.full": "Все места заняты",
  "import.reason.conflict": "Изменилось тем временем: повторите строку",
  "import.reason.not_allowed": "Вы больше не можете добавлять людей",
} satisfies Record<keyof typeof en, string>;
