import type { errors as en } from "../en/errors";

export const errors = {
  "admin.last": "Это последний администратор. Сначала назначьте другого.",
  "record.none": "Не найдено или нет доступа.",
} satisfies Record<keyof typeof en, string>;
