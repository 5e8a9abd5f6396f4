import type { erasure as en } from "../en/erasure";

export const erasure = {
  "erasure.title": "Стирание личных данных",
  "erasure.lead":
    "Удалённые люди. Стирание убирает имя, адреса и устройства отовсюду, где они хранятся; сделанное остаётся под номером.",
  "erasure.done": "Личные данные стёрты.",
  "erasure.nobody": "Никого не удаляли.",
  "erasure.state.done": "Стёрто",
  "erasure.state.asked": "Запрошено",
  "erasure.deleted_at": "Удалён {date}",
  "erasure.file": "Данные файлом",
  "erasure.ask": "Отметить запрос",
  "erasure.erase": "Стереть",
  "erasure.confirm_title": "Стереть всё о {name}?",
  "erasure.confirm": "Вернуть нельзя. Сделанные копии тоже удаляются: в них те же данные.",
  "erasure.not_typed": "Введено другое имя. Ничего не стёрто.",
  "erasure.already": "Эти данные уже стёрты.",
} satisfies Record<keyof typeof en, string>;
